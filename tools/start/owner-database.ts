import { join } from 'node:path';
import { provision } from '@certitude/server/core';
import { databaseAt, withEmbeddedServer } from './embedded-server';
import { LaunchError } from './errors';
import { ensureSecrets } from './secrets';
import { readSettings } from './settings';
import { bringUpToDate } from './up-to-date';

/** What the embedded database is called. */
export const EMBEDDED_DATABASE = 'certitude';

/**
 * Does work on the installation's database as the role that owns the schema: the one that DATABASE_OWNER_URL names, else the
 * embedded one of the data directory, which is started for the work when the product is not running.
 * @param root folder of the workspace
 * @throws LaunchError when there is no such database yet
 */
export async function withOwnerDatabase<T>(
  environment: Readonly<Record<string, string | undefined>>,
  root: string,
  work: (ownerUrl: string) => Promise<T>,
): Promise<T> {
  const named = environment['DATABASE_OWNER_URL'];
  if (named) return work(named);
  const { dataDir, database } = readSettings(environment, root);
  if (database.kind === 'external')
    throw new LaunchError('Set DATABASE_OWNER_URL beside DATABASE_URL: the role that owns the schema does this.');
  return withEmbeddedServer(dataDir, async ({ adminUrl, isOurs }) => {
    const { ownerPassword, appPassword } = ensureSecrets(dataDir);
    if (!isOurs) return work(asOwnerAt(adminUrl, ownerPassword));
    const { ownerUrl } = await provision(adminUrl, { database: EMBEDDED_DATABASE, ownerPassword, appPassword });
    await bringUpToDate(ownerUrl, join(root, 'model'));
    return work(ownerUrl);
  });
}

function asOwnerAt(adminUrl: string, password: string): string {
  const url = new URL(databaseAt(adminUrl, EMBEDDED_DATABASE));
  url.username = 'certitude_owner';
  url.password = password;
  return url.href;
}
