import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const VERSION = 1;
const [SALT, NONCE, TAG] = [16, 12, 16];

/** Where a sealed key belongs: it opens nowhere else. */
export interface KeyPlace {
  readonly organizationId: string;
  readonly id: string;
}

/** Encrypts a key store for its place, with a key of its own from the operator's secret. */
export function sealed(content: Uint8Array, place: KeyPlace, secret: string): Uint8Array {
  const [salt, nonce] = [randomBytes(SALT), randomBytes(NONCE)];
  const cipher = createCipheriv(ALGORITHM, keyOf(secret, salt), nonce).setAAD(nameOf(place));
  const encrypted = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), salt, nonce, cipher.getAuthTag(), encrypted]);
}

/** @returns null when it was sealed with another secret, or for another place */
export function unsealed(bytes: Uint8Array, place: KeyPlace, secret: string): Uint8Array | null {
  if (bytes[0] !== VERSION) return null;
  const part = (from: number, length: number): Uint8Array => bytes.subarray(from, from + length);
  const [salt, nonce, tag] = [part(1, SALT), part(1 + SALT, NONCE), part(1 + SALT + NONCE, TAG)];
  const decipher = createDecipheriv(ALGORITHM, keyOf(secret, salt), nonce, { authTagLength: TAG });
  decipher.setAAD(nameOf(place)).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(bytes.subarray(1 + SALT + NONCE + TAG)), decipher.final()]);
  } catch {
    return null;
  }
}

const keyOf = (secret: string, salt: Uint8Array): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, 'certitude signing key', 32));

const nameOf = ({ organizationId, id }: KeyPlace): Buffer => Buffer.from(`${organizationId} ${id}`);
