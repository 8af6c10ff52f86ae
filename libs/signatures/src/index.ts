export { checkFile, originOf, type CheckedFile, type CheckWish, type Origin } from './check';
export { type CheckedSignature } from './signature';
export { type CertificateFacts } from './cms/certificate';
export { Credential, CREDENTIAL_NAME, versionHash } from './credential';
export { LIMITS as SIGNATURE_LIMITS } from './limits';
export { APPROVAL_FIELDS, withSignatureFields } from './signing/fields';
export { signedFile } from './signing/sign';
export { Unreadable } from './unreadable';
export { credentialSentence, sentencesOf, VERDICT_TEXTS } from './words';
