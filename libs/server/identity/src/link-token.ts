import { createHash, randomBytes } from 'node:crypto';

/** The secret part of a link, which nobody guesses and of which only the hash is kept. */
export interface LinkToken {
  readonly token: string;
  readonly hash: string;
}

export function newLinkToken(): LinkToken {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOfToken(token) };
}

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');
