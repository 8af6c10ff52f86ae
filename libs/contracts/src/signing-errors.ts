/** What can go wrong with signatures. */
export const SIGNING_ERRORS = {
  'signing.not-signable': {
    status: 409,
    title: 'This report is not one to sign.',
    fix: 'Make a PDF of a finalized version, and sign that.',
  },
  'signing.signed-meanwhile': {
    status: 409,
    title: 'Somebody signed this report meanwhile.',
    fix: 'Download the newest signed file, and sign that one.',
  },
  'signing.too-many': {
    status: 409,
    title: 'This report has as many signed files as are kept.',
    fix: 'Make the report again if it needs more signatures.',
  },
  'signing.field-taken': {
    status: 409,
    title: 'This field is signed already.',
    fix: 'Choose another field.',
  },
  'signing.other-content': {
    status: 422,
    title: 'This file is not this report with signatures added.',
    fix: 'Download the newest file of this report, sign that one without changing it, and upload it again.',
  },
  'signing.not-signed': {
    status: 422,
    title: 'There is no new signature in this file.',
    fix: 'Sign the file, save it, and upload what was saved.',
  },
  'signing.not-valid': {
    status: 422,
    title: 'A signature in this file is not valid.',
    fix: 'The detail says why. Sign the newest file of this report again.',
  },
  'signing.unreadable': {
    status: 422,
    title: 'This file cannot be read.',
    fix: 'Upload the PDF as the program for signing saved it, without a password.',
  },
  'signing.too-costly': {
    status: 422,
    title: 'Reading this file takes more than it may.',
    fix: 'Upload the PDF as the program for signing saved it.',
  },
  'signing.not-set-up': {
    status: 409,
    title: 'Stored keys are not set up on this instance.',
    fix: 'Sign on your own machine, or ask the operator to set SIGNING_KEYS_SECRET.',
  },
  'signing.turned-off': {
    status: 403,
    title: 'Stored keys are turned off in this organization.',
    fix: 'Sign on your own machine, or ask an owner to turn them on.',
  },
  'signing.key-unreadable': {
    status: 422,
    title: 'This is no key store that can be read (PKCS#12, .p12 or .pfx).',
    fix: 'Export the key with its certificate as PKCS#12, and choose that file.',
  },
  'signing.old-encryption': {
    status: 422,
    title: 'This key store is encrypted in a way that is no longer safe.',
    fix: 'Export it again with AES-256, as today’s tools do by themselves.',
  },
  'signing.no-key': {
    status: 422,
    title: 'There is no key for signatures with its certificate in this file.',
    fix: 'Export an RSA key, or an EC key on P-256, P-384 or P-521, together with its certificate.',
  },
  'signing.key-too-small': {
    status: 422,
    title: 'The RSA key is smaller than 2048 bits.',
    fix: 'Use a larger key.',
  },
  'signing.not-for-signing': {
    status: 422,
    title: 'The certificate says that its key is not for signatures.',
    fix: 'Use a certificate whose key usage includes digital signature or non-repudiation.',
  },
  'signing.expired': {
    status: 422,
    title: 'The certificate is not valid today.',
    fix: 'Use one that is valid.',
  },
  'signing.wrong-password': {
    status: 403,
    title: 'The password of the key is wrong.',
    fix: 'Type the password that the key store was exported with.',
  },
  'signing.sealed': {
    status: 409,
    title: 'The stored key can no longer be opened on this instance.',
    fix: 'The operator has changed SIGNING_KEYS_SECRET. Remove the key and store it again.',
  },
  'signing.too-many-keys': {
    status: 409,
    title: 'This organization has as many keys as are kept.',
    fix: 'Remove one that is no longer used.',
  },
} as const;
