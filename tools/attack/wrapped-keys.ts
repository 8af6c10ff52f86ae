import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { zipOf } from './zip';

/** A private key in several wrappings, made anew each time. */
export function wrappedKeys(): readonly (readonly [name: string, bytes: Buffer])[] {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const der = privateKey.export({ type: 'pkcs8', format: 'der' });
  const jwk = JSON.stringify(privateKey.export({ format: 'jwk' }));
  const base64 = Buffer.from(pem).toString('base64');
  return [
    ['key.pem.txt', Buffer.from(pem)],
    ['minutes.txt', Buffer.from(`Minutes of the ceremony\n\n${pem}\n\nSigned by all.`)],
    ['sec1.txt', Buffer.from(privateKey.export({ type: 'sec1', format: 'pem' }))],
    ['encrypted.txt', encrypted(privateKey)],
    ['settings.json', Buffer.from(jwk)],
    ['settings.yaml.txt', Buffer.from(`tls:\n  key: ${base64}\n`)],
    ['hex.txt', Buffer.from(der.toString('hex'))],
    ['twice.txt', Buffer.from(Buffer.from(base64).toString('base64'))],
    ['windows.txt', Buffer.from(pem.replaceAll('\n', '\r\n'))],
    ['wide.txt', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(pem, 'utf16le')])],
    ['bundle.zip', zipOf([['inner/key.txt', Buffer.from(pem)]])],
    ['nested.zip', zipOf([['inner.zip', zipOf([['key.der', der]])]])],
    ['packed.txt.gz', gzipSync(pem)],
  ];
}

const encrypted = (key: KeyObject): Buffer =>
  Buffer.from(key.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' }));
