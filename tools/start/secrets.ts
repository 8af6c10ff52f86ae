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
  /** Opens the page of mails that were kept instead of sent. */
  readonly outboxKey: string;
}

const FIRST = ['ownerPassword', 'appPassword', 'sessionSecret'] as const satisfies readonly (keyof Secrets)[];
/** What an installation of an earlier version may not have yet. */
const LATER = ['signingKeysSecret', 'outboxKey'] as const satisfies readonly (keyof Secrets)[];
type FirstSecrets = Pick<Secrets, (typeof FIRST)[number]> & Partial<Secrets>;

/**
 * The secrets kept in the data directory; made at the first call, readable by their owner only.
 * @throws LaunchError when the file is damaged: new ones would lock everybody out without a word
 */
export function ensureSecrets(dataDir: string): Secrets {
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) writeWhole(file, makeSecrets());
  const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (isWhole(stored)) return isOfToday(stored) ? stored : completed(file, stored);
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
  outboxKey: make(),
});

function completed(file: string, stored: FirstSecrets): Secrets {
  const secrets = { ...makeSecrets(), ...stored };
  writeWhole(file, secrets);
  return secrets;
}

function writeWhole(file: string, secrets: Secrets): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** What is not there yet is made; what is there and empty was damaged. */
const isWhole = (value: unknown): value is FirstSecrets =>
  hasAll(value, FIRST) &&
  hasAll(
    value,
    LATER.filter((name) => Object.hasOwn(value, name)),
  );

const isOfToday = (value: FirstSecrets): value is Secrets => hasAll(value, LATER);

function hasAll(value: unknown, wanted: readonly string[]): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const found = new Map<string, unknown>(Object.entries(value));
  return wanted.every((name) => typeof found.get(name) === 'string' && found.get(name) !== '');
}
