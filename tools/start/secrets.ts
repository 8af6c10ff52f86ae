import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './errors';

/** What this installation made up for itself once. */
export interface Secrets {
  readonly ownerPassword: string;
  readonly appPassword: string;
  readonly sessionSecret: string;
  /** What stored keys for signing are encrypted with. */
  readonly signingKeysSecret: string;
}

const names = ['ownerPassword', 'appPassword', 'sessionSecret'] as const satisfies readonly (keyof Secrets)[];
/** Before there was any, the file had none. */
const LATER = 'signingKeysSecret' satisfies keyof Secrets;

/**
 * The secrets kept in the data directory; made at the first call, readable by their owner only.
 * @throws LaunchError when the file is damaged: new ones would lock everybody out without a word
 */
export function ensureSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) writeWhole(file, makeSecrets());
  const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (isSecrets(stored)) return stored;
  if (isEarlier(stored)) {
    const complete = { ...stored, [LATER]: make() };
    writeWhole(file, complete);
    return complete;
  }
  throw new LaunchError(
    `${file} is damaged. Restore it, or remove it to get new secrets (everybody must sign in again).`,
  );
}

const make = (): string => randomBytes(32).toString('base64url');

const makeSecrets = (): Secrets => ({
  ownerPassword: make(),
  appPassword: make(),
  sessionSecret: make(),
  signingKeysSecret: make(),
});

function writeWhole(file: string, secrets: Secrets): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

const isEarlier = (value: unknown): value is Omit<Secrets, typeof LATER> =>
  hasAll(value, names) && !Object.hasOwn(value, LATER);

const isSecrets = (value: unknown): value is Secrets => hasAll(value, [...names, LATER]);

function hasAll(value: unknown, wanted: readonly string[]): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const found = new Map(Object.entries(value));
  return wanted.every((name) => typeof found.get(name) === 'string' && found.get(name) !== '');
}
