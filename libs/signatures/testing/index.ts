export { type GivenKey, givenKey, keyStoreOf, type KeyWish, pemOf } from './keys';
export { anotherSigner, messageOver, type MessageWish, signedAnew, signedBy } from './messages';
export { stampOver, type StampWish } from './stamps';
export { credentialJson, replaced, smallPdf, withObject } from './pdf';
