export { type GivenKey, givenKey, keyStoreOf, type KeyWish, pemOf } from './keys';
export { credentialJson, smallPdf } from './pdf';
