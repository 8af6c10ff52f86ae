/** Texts that speak of keys, quote headers, or look a little like keys, and hold none. */
export const INNOCENT_TEXTS: Readonly<Record<string, string>> = {
  'a policy': 'The PRIVATE KEY of the root is kept offline. BEGIN of the ceremony: 9:00.',
  'a header that is quoted': 'A file that begins with -----BEGIN PRIVATE KEY----- is never sent by mail.',
  'a header and its end': '-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----\n',
  'an example left out':
    '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ...\n-----END PRIVATE KEY-----',
  'a scanner rule': 'regex: "-----BEGIN (RSA|EC|OPENSSH) PRIVATE KEY-----[a-zA-Z0-9/+=]{64,}-----END"',
  'a chapter of a manual': `openssl prints -----BEGIN ENCRYPTED PRIVATE KEY-----. ${'Keep such files on the module and say who has seen them. '.repeat(40)}`,
  'many headers': '-----BEGIN EC PRIVATE KEY-----\n'.repeat(2_000),
  'the format of OpenSSH explained':
    'The file begins with "openssh-key-v1" and a zero byte, in base64 b3BlbnNzaC1rZXktdjEA.',
  'the header of PuTTY': 'PuTTY-User-Key-File-3: is the first line; Private-Lines: counts the last.',
  'a public JWK':
    '{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0","kid":"d"}',
  'a public JWK beside another d':
    '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}],"d":"aGVsbG8gd29ybGQgaGVsbG8gd29ybGQgaGVsbG8gd29ybGQ"}',
  'a public key in XML':
    '<RSAKeyValue><Modulus>xA7SEU+e0yQH5rm9kbCDN9o3aPIo7HbP7tX6WOocLZAtNfyxSZDU16ksL6WjubafOqNE</Modulus><Exponent>AQAB</Exponent></RSAKeyValue>',
  hashes: Array.from({ length: 50 }, (_, n) => `${n.toString(16).padStart(64, '30')}  file-${n}.bin`).join('\n'),
  'a WireGuard configuration with a place for the key':
    '[Interface]\nPrivateKey = <your key>\nPublicKey = xTIBA5rboUvnH4htodjb6e697QjLERt1NAB4mZqp8Dg=\n',
  'names of secrets': 'kind: Secret\ndata:\n  tls.crt: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCg==\n  tls.key: ""\n',
  'a log of requests': Array.from(
    { length: 300 },
    (_, n) => `2030-05-01T12:00:00Z GET /certificates/${n} d=0 k=private key not exported`,
  ).join('\n'),
};
