import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { provision } from '@certitude/server/core';
import { DirectoryInUse } from './claim';
import { LaunchError } from './errors';
import { startPostgres } from './postgres';
import { ensureSecrets } from './secrets';
import { readSettings } from './settings';
import { bringUpToDate } from './up-to-date';

const DATABASE = 'certitude';

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
  const directory = join(dataDir, 'postgres');
  if (!existsSync(join(directory, 'cluster')))
    throw new LaunchError(
      `There is no database in ${dataDir} yet. Start Certitude once (npm start), set DATA_DIR to where it keeps its data, or set DATABASE_OWNER_URL.`,
    );
  const { ownerPassword, appPassword } = ensureSecrets(dataDir);
  try {
    const server = await startPostgres({ dataDir: directory, logFile: join(dataDir, 'logs/postgres.log') });
    try {
      const { ownerUrl } = await provision(server.adminUrl, { database: DATABASE, ownerPassword, appPassword });
      await bringUpToDate(ownerUrl, join(root, 'model'));
      return await work(ownerUrl);
    } finally {
      await server.stop();
    }
  } catch (error) {
    if (!(error instanceof DirectoryInUse)) throw error;
    const password = encodeURIComponent(ownerPassword);
    return work(`postgres://certitude_owner:${password}@127.0.0.1:${runningPort(directory)}/${DATABASE}`);
  }
}

/** The port of the server that runs there: the fourth line of what PostgreSQL writes about itself. */
function runningPort(directory: string): number {
  const lines = readFileSync(join(directory, 'cluster/postmaster.pid'), 'utf8').split('\n');
  const port = Number(lines[3]);
  if (!Number.isInteger(port) || port <= 0)
    throw new LaunchError(`The database in ${directory} is being started or stopped. Try again in a moment.`);
  return port;
}
