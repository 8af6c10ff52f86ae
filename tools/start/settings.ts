import { resolve } from 'node:path';
import { LaunchError } from './errors';

export interface Settings {
  readonly root: string;
  /** Absolute path of the folder that keeps everything: database, files, secrets, logs. */
  readonly dataDir: string;
  /** Wanted port; 0 for any. */
  readonly port: number;
  readonly host: string;
  /** Address people use, when it is not the local one. */
  readonly publicUrl?: string;
  readonly database: DatabaseSettings;
  /** Whether mail leaves; where it does not, it is kept for whoever has the key of the outbox. */
  readonly mail: 'sent' | 'kept';
}

type DatabaseSettings =
  { readonly kind: 'embedded' } | { readonly kind: 'external'; readonly url: string; readonly ownerUrl?: string };

/**
 * Reads what `npm start` can be told by environment variables; an empty one counts as not set.
 * @param root folder of the workspace, which a relative DATA_DIR starts from
 * @throws LaunchError that says which variable to set to what
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>, root: string): Settings {
  const { PORT, HOST, DATA_DIR, PUBLIC_URL, DATABASE_URL, DATABASE_OWNER_URL, SMTP_URL } = environment;
  return {
    root,
    dataDir: resolve(root, DATA_DIR || '.data'),
    port: readPort(PORT || '4300'),
    host: HOST || '127.0.0.1',
    publicUrl: PUBLIC_URL || undefined,
    database: readDatabase(DATABASE_URL || undefined, DATABASE_OWNER_URL || undefined),
    mail: SMTP_URL ? 'sent' : 'kept',
  };
}

function readPort(value: string): number {
  const port = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(port <= 65_535))
    throw new LaunchError(`PORT is "${value}". Set it to a number from 1 to 65535, or 0 for any free port.`);
  return port;
}

function readDatabase(url: string | undefined, ownerUrl: string | undefined): DatabaseSettings {
  if (url) return { kind: 'external', url, ownerUrl };
  if (ownerUrl)
    throw new LaunchError(
      'DATABASE_OWNER_URL is set without DATABASE_URL. Set both, or none for the embedded database.',
    );
  return { kind: 'embedded' };
}
