import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DirectoryInUse } from './claim';
import { LaunchError } from './errors';
import { startPostgres } from './postgres';

/** The installation's own PostgreSQL, for work on it beside the product. */
export interface EmbeddedServer {
  /** Connection of the superuser to the database `postgres`. */
  readonly adminUrl: string;
  /** Whether it was started for this work: nobody else uses it, and its schema may be of an earlier version. */
  readonly isOurs: boolean;
}

/**
 * Does work on the PostgreSQL that `npm start` keeps in the data directory: on the running one, or on one that is started
 * for the work and stopped afterwards.
 * @throws LaunchError when there is none yet
 */
export async function withEmbeddedServer<T>(dataDir: string, work: (server: EmbeddedServer) => Promise<T>): Promise<T> {
  const directory = join(dataDir, 'postgres');
  if (!existsSync(join(directory, 'cluster')))
    throw new LaunchError(
      `There is no database in ${dataDir} yet. Start Certitude once (npm start), set DATA_DIR to where it keeps its data, or name your own PostgreSQL.`,
    );
  const server = await startUnlessRunning(dataDir, directory);
  if (!server) return work({ adminUrl: runningUrl(directory), isOurs: false });
  try {
    return await work({ adminUrl: server.adminUrl, isOurs: true });
  } finally {
    await server.stop();
  }
}

async function startUnlessRunning(dataDir: string, directory: string) {
  try {
    return await startPostgres({ dataDir: directory, logFile: join(dataDir, 'logs/postgres.log') });
  } catch (error) {
    if (error instanceof DirectoryInUse) return undefined;
    throw error;
  }
}

function runningUrl(directory: string): string {
  const password = readFileSync(join(directory, 'superuser.secret'), 'utf8').trim();
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${runningPort(directory)}/postgres`;
}

/**
 * The port of the server that runs there: the fourth line of what PostgreSQL writes about itself.
 * @param directory absolute path of the folder that holds its cluster
 * @throws LaunchError when none runs
 */
export function runningPort(directory: string): number {
  const file = join(directory, 'cluster/postmaster.pid');
  const port = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[3]) : 0;
  if (!Number.isInteger(port) || port <= 0)
    throw new LaunchError(
      `No database runs in ${directory}, or it is being started or stopped at this moment. Start Certitude, or try again in a moment.`,
    );
  return port;
}

/** The same server and user, another database. */
export function databaseAt(url: string, database: string): string {
  const at = new URL(url);
  at.pathname = `/${database}`;
  return at.href;
}
