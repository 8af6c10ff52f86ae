export { type GivenKey, givenKey, keyStoreOf, type KeyWish, nestedKeyStore, pemOf } from './keys';
export { anotherSigner, messageOver, type MessageWish, signedAnew, signedBy } from './messages';
export { endlessPdf, HOSTILE_MESSAGES, largePdf, packedPdf, signedWith } from './hostile';
export { stampOver, type StampWish } from './stamps';
export { credentialJson, replaced, smallPdf, withObject } from './pdf';
