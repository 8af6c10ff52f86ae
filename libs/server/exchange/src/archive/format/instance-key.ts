import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@certitude/server/core';
import { type ArchiveSignature } from './manifest';

/** How many characters of the SHA-256 of a public key name it: too many to find another one. */
const FINGERPRINT = 64;

/**
 * The key of this instance: from the environment, or of the data directory, where the first who needs it makes it. Nodes
 * without a common directory share one through the environment.
 * @param given PKCS 8 in base64; null when the environment says nothing
 * @throws Error when it is no Ed25519 key
 */
export function instanceKey(dataDir: string, given: string | null): KeyObject {
  const key =
    given === null
      ? keyIn(dataDir)
      : createPrivateKey({ key: Buffer.from(given, 'base64'), format: 'der', type: 'pkcs8' });
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('Set INSTANCE_KEY: must be an Ed25519 key.');
  return key;
}

function keyIn(dataDir: string): KeyObject {
  const path = join(dataDir, 'instance-key.pem');
  try {
    return createPrivateKey(readFileSync(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const made = join(dataDir, `instance-key.${newId()}.new`);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(made, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  try {
    // Of two processes that make one, the first to name it wins.
    linkSync(made, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(made, { force: true });
  }
  return createPrivateKey(readFileSync(path));
}

/** The public key as others are told it. */
export const publicKeyOf = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');

/** What a public key is called: the same wherever it is computed. */
export const fingerprintOf = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, FINGERPRINT);

export const signed = (key: KeyObject, content: Uint8Array): ArchiveSignature => ({
  algorithm: 'Ed25519',
  publicKey: publicKeyOf(key),
  signature: sign(null, content, key).toString('base64'),
});

/** Whether a text is the public key of an instance. */
export function isPublicKey(publicKey: string): boolean {
  try {
    return keyOf(publicKey).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
}

const keyOf = (publicKey: string): KeyObject =>
  createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });

/** Whether the signature is that of its own key over this content; who has the key is another question. */
export function isSigned({ publicKey, signature }: ArchiveSignature, content: Uint8Array): boolean {
  try {
    const key = keyOf(publicKey);
    return key.asymmetricKeyType === 'ed25519' && verify(null, content, key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
