import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { isPrivateKeyBinary, PrivateKeyText } from './private-key';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');

const isFound = (content: Buffer, size = content.length): boolean => {
  const search = new PrivateKeyText();
  let isKey = false;
  for (let at = 0; at < content.length; at += size) isKey = search.foundIn(content.subarray(at, at + size)) || isKey;
  return isKey;
};

const secret = { cipher: 'aes-256-cbc', passphrase: 'secret' } as const;
const pem = {
  'PKCS#8': ec.privateKey.export({ format: 'pem', type: 'pkcs8' }),
  'encrypted PKCS#8': ec.privateKey.export({ format: 'pem', type: 'pkcs8', ...secret }),
  'PKCS#1': rsa.privateKey.export({ format: 'pem', type: 'pkcs1' }),
  'encrypted PKCS#1': rsa.privateKey.export({ format: 'pem', type: 'pkcs1', ...secret }),
  SEC1: ec.privateKey.export({ format: 'pem', type: 'sec1' }),
  OpenSSH: '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNz',
  PGP: '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQOYBF',
  SSH2: '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: x',
  PuTTY: 'PuTTY-User-Key-File-3: ssh-ed25519\n',
};

describe('a private key as text', () => {
  const before = `Minutes of the key ceremony.\n${'x'.repeat(300)}\n`;

  it.each(Object.entries(pem))('%s is found wherever the chunks end', (_, key) => {
    const content = Buffer.from(`${before}${String(key)}\nend`);
    for (const size of [1, 7, 100, 331, content.length])
      expect({ size, found: isFound(content, size) }).toEqual({ size, found: true });
  });

  it('is found in UTF-16 too, as some editors save it', () => {
    expect(isFound(Buffer.from(`\ufeff${before}${String(pem['PKCS#8'])}`, 'utf16le'), 64)).toBe(true);
  });

  it.each([
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'],
    ['a public key', String(ec.publicKey.export({ format: 'pem', type: 'spki' }))],
    ['a policy that speaks of it', 'The PRIVATE KEY of the root is kept offline. BEGIN of the ceremony: 9:00.'],
  ])('is not seen in %s', (_, text) => {
    expect(isFound(Buffer.from(text), 5)).toBe(false);
  });
});

describe('a private key in binary form', () => {
  const der = (key: KeyObject, type: 'pkcs8' | 'pkcs1' | 'sec1'): Buffer => key.export({ format: 'der', type });
  // The beginning of a PKCS#12 store: version 3, then data (1.2.840.113549.1.7.1).
  const pkcs12 = Buffer.from('308209b10201033082097706092a864886f70d010701a0820968', 'hex');

  it.each([
    ['PKCS#8 with RSA', der(rsa.privateKey, 'pkcs8')],
    ['PKCS#8 with an elliptic curve', der(ec.privateKey, 'pkcs8')],
    ['PKCS#8 with Ed25519', der(ed.privateKey, 'pkcs8')],
    ['PKCS#1', der(rsa.privateKey, 'pkcs1')],
    ['SEC1', der(ec.privateKey, 'sec1')],
    ['encrypted PKCS#8', ec.privateKey.export({ format: 'der', type: 'pkcs8', ...secret })],
    ['PKCS#12', pkcs12],
    ['PKCS#12 of indefinite length', Buffer.from('3080020103308006092a864886f70d010701', 'hex')],
    ['a Java key store', Buffer.from('feedfeed00000002', 'hex')],
  ])('%s is recognized', (_, bytes) => {
    expect(isPrivateKeyBinary(bytes)).toBe(true);
    expect(isPrivateKeyBinary(bytes.subarray(0, 256))).toBe(true);
  });

  it.each([
    ['a public key', ec.publicKey.export({ format: 'der', type: 'spki' })],
    ['an RSA public key', rsa.publicKey.export({ format: 'der', type: 'pkcs1' })],
    ['the beginning of a certificate', Buffer.from('3082018b30820131a003020102021412', 'hex')],
    [
      'a time-stamp request',
      Buffer.from(
        '3039020101303130 0d0609608648016503040201 0500 0420'.replaceAll(' ', '') + createHash('sha256').digest('hex'),
        'hex',
      ),
    ],
    ['signed data', Buffer.from('308209b106092a864886f70d010702a08209a2', 'hex')],
    ['text', Buffer.from('0 is the first level')],
    ['nothing', Buffer.alloc(0)],
    ['a cut-off length', Buffer.from('3082', 'hex')],
  ])('is not seen in %s', (_, bytes) => {
    expect(isPrivateKeyBinary(bytes)).toBe(false);
  });
});
