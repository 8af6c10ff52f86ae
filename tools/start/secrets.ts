import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './errors';

/** What this installation made up for itself once. */
export interface Secrets {
  readonly ownerPassword: string;
  readonly appPassword: string;
  readonly sessionSecret: string;
}

const names = ['ownerPassword', 'appPassword', 'sessionSecret'] as const satisfies readonly (keyof Secrets)[];

/**
 * The secrets kept in the data directory; made at the first call, readable by their owner only.
 * @throws LaunchError when the file is damaged: new ones would lock everybody out without a word
 */
export function ensureSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) writeWhole(file, makeSecrets());
  const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (isSecrets(stored)) return stored;
  throw new LaunchError(
    `${file} is damaged. Restore it, or remove it to get new secrets (everybody must sign in again).`,
  );
}

function makeSecrets(): Secrets {
  const make = () => randomBytes(32).toString('base64url');
  return { ownerPassword: make(), appPassword: make(), sessionSecret: make() };
}

function writeWhole(file: string, secrets: Secrets): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function isSecrets(value: unknown): value is Secrets {
  if (typeof value !== 'object' || value === null) return false;
  const found = new Map(Object.entries(value));
  return names.every((name) => typeof found.get(name) === 'string' && found.get(name) !== '');
}
