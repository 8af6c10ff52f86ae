import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './errors';

/** What this installation made up for itself once. */
export interface Secrets {
  readonly ownerPassword: string;
  readonly appPassword: string;
  readonly sessionSecret: string;
  /** Opens the page of mails that were kept instead of sent. */
  readonly outboxKey: string;
}

const names = ['ownerPassword', 'appPassword', 'sessionSecret'] as const satisfies readonly (keyof Secrets)[];
type FirstSecrets = Pick<Secrets, (typeof names)[number]>;

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

function makeSecrets(): Secrets {
  return { ownerPassword: make(), appPassword: make(), sessionSecret: make(), outboxKey: make() };
}

const make = (): string => randomBytes(32).toString('base64url');

/** An installation of a version that knew fewer secrets. */
function completed(file: string, stored: FirstSecrets): Secrets {
  const secrets = { ...stored, outboxKey: make() };
  writeWhole(file, secrets);
  return secrets;
}

function writeWhole(file: string, secrets: Secrets): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function isWhole(value: unknown): value is FirstSecrets {
  return names.every((name) => isSecret(value, name));
}

const isOfToday = (value: FirstSecrets): value is Secrets => isSecret(value, 'outboxKey');

function isSecret(value: unknown, name: string): boolean {
  const found =
    typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)).get(name) : '';
  return typeof found === 'string' && found !== '';
}
