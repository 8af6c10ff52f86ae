import { join } from 'node:path';
import { DirectoryClaim } from '../start/claim';
import { databaseAt, withEmbeddedServer } from '../start/embedded-server';
import { LaunchError } from '../start/errors';
import { EMBEDDED_DATABASE } from '../start/owner-database';
import { startPostgres } from '../start/postgres';
import { ensureSecrets } from '../start/secrets';
import { readSettings } from '../start/settings';
import type { RestoreTarget } from './restore-backup';
import type { BackupSource } from './take-backup';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Does work on what is to be backed up: the PostgreSQL that DATABASE_ADMIN_URL names, else the one of the data directory,
 * whether the product is running or not.
 * @param root folder that a relative DATA_DIR starts from
 */
export async function withBackupSource<T>(
  environment: Environment,
  root: string,
  work: (source: BackupSource) => Promise<T>,
): Promise<T> {
  const { dataDir } = readSettings(environment, root);
  const named = namedAdministrator(environment);
  if (named) return work({ url: databaseAt(named, databaseName(environment)), dataDir });
  return withEmbeddedServer(dataDir, ({ adminUrl }) => work({ url: databaseAt(adminUrl, EMBEDDED_DATABASE), dataDir }));
}

/**
 * Does work on the place that a backup is restored into. In a data directory of its own the database is made when it is
 * missing, and the product cannot start meanwhile.
 * @throws DirectoryInUse when the product runs there
 */
export async function withRestoreTarget<T>(
  environment: Environment,
  root: string,
  work: (place: RestoreTarget) => Promise<T>,
): Promise<T> {
  const { dataDir } = readSettings(environment, root);
  const adminUrl = namedAdministrator(environment);
  const claim = DirectoryClaim.take(dataDir);
  try {
    if (adminUrl)
      return await work({ adminUrl, database: databaseName(environment), dataDir, ...namedPasswords(environment) });
    return await inDataDirectory(dataDir, work);
  } finally {
    claim.release();
  }
}

async function inDataDirectory<T>(dataDir: string, work: (place: RestoreTarget) => Promise<T>): Promise<T> {
  const { ownerPassword, appPassword } = ensureSecrets(dataDir);
  const server = await startPostgres({
    dataDir: join(dataDir, 'postgres'),
    logFile: join(dataDir, 'logs/postgres.log'),
  });
  try {
    const { adminUrl } = server;
    return await work({ adminUrl, database: EMBEDDED_DATABASE, dataDir, ownerPassword, appPassword });
  } finally {
    await server.stop();
  }
}

/** @throws LaunchError where the product has a PostgreSQL of its own and nobody is named who may read all of it */
function namedAdministrator(environment: Environment): string | undefined {
  const { DATABASE_ADMIN_URL, DATABASE_URL, DATABASE_OWNER_URL } = environment;
  if (DATABASE_ADMIN_URL) return DATABASE_ADMIN_URL;
  if (DATABASE_URL || DATABASE_OWNER_URL)
    throw new LaunchError(
      'Set DATABASE_ADMIN_URL: neither certitude_app nor certitude_owner sees the rows of all organizations. docs/operations.md says which rights it needs.',
    );
  return undefined;
}

/** The name that DATABASE_NAME or the product's own connection says. */
function databaseName({ DATABASE_NAME, DATABASE_URL, DATABASE_OWNER_URL }: Environment): string {
  const url = DATABASE_URL || DATABASE_OWNER_URL;
  return DATABASE_NAME || (url ? decodeURIComponent(new URL(url).pathname.slice(1)) : '') || EMBEDDED_DATABASE;
}

/** The roles keep the passwords that the product's connections have. */
function namedPasswords(environment: Environment): { ownerPassword: string; appPassword: string } {
  return {
    ownerPassword: environment['DATABASE_OWNER_PASSWORD'] || passwordIn('DATABASE_OWNER_URL', environment),
    appPassword: environment['DATABASE_APP_PASSWORD'] || passwordIn('DATABASE_URL', environment),
  };
}

function passwordIn(name: 'DATABASE_URL' | 'DATABASE_OWNER_URL', environment: Environment): string {
  const url = environment[name];
  const password = url ? decodeURIComponent(new URL(url).password) : '';
  if (!password) throw new LaunchError(`Set ${name} with its password: the restored database is made for that role.`);
  return password;
}
