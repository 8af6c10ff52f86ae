import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DirectoryClaim, holderOf } from './claim';
import { errorCode, LaunchError } from './errors';
import { markOf } from './mark';
import { freePort } from './ports';
import { endLeftovers, ensureCluster, postgresPlace } from './postgres-place';
import { launchServer, stopServer } from './postgres-process';

export interface PostgresOptions {
  /** Directory of this server alone; made when missing. */
  readonly dataDir: string;
  /** TCP port on 127.0.0.1; a free one when left out. */
  readonly port?: number;
  /** `false` for data that may be lost with the machine, as in tests. Default: every commit is on the disk. */
  readonly fsync?: boolean;
  /** Where the server writes its log; default `postgres.log` in the data directory. */
  readonly logFile?: string;
  /** Aborting stops a start under way. */
  readonly signal?: AbortSignal;
}

export interface PostgresServer {
  readonly port: number;
  readonly pid: number;
  /** Connection of the superuser to the database `postgres`, for provisioning only. */
  readonly adminUrl: string;
  readonly logFile: string;
  /** Whether processes of an interrupted run had to be ended first. */
  readonly recovered: boolean;
  /** Settles when the server has ended, wanted or not. */
  readonly ended: Promise<void>;
  /** Ends sessions, writes everything and stops; once is enough, twice is fine. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that npm installed, on 127.0.0.1 with password authentication, and waits until it takes connections.
 * Makes the database cluster at the first start; ends what an earlier, killed run left behind.
 * @throws DirectoryInUse when a living program already runs a server there
 * @throws LaunchError when the server cannot start, with the end of its log
 */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const claim = DirectoryClaim.take(options.dataDir);
  try {
    return await startClaimed(options, claim);
  } catch (error) {
    claim.release();
    throw error;
  }
}

async function startClaimed(options: PostgresOptions, claim: DirectoryClaim): Promise<PostgresServer> {
  const place = postgresPlace(options.dataDir);
  const recovered = await endLeftovers(place);
  const password = await ensureCluster(place, options);
  const port = options.port ?? (await freePort());
  const logFile = options.logFile ?? join(place.dataDir, 'postgres.log');
  const server = await launchServer(place, { ...options, port, logFile });
  return {
    port,
    pid: server.pid,
    adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    logFile,
    recovered,
    ended: server.ended.finally(() => claim.release()),
    stop: () => stopServer(server),
  };
}

const temporaryPrefix = 'certitude-postgres-';

/**
 * A server in a temporary directory that disappears with `stop()`, fast instead of durable.
 * Also removes such directories of killed runs, with their servers.
 */
export async function startTemporaryPostgres(options: Pick<PostgresOptions, 'signal'> = {}): Promise<PostgresServer> {
  await removeAbandoned();
  const dataDir = mkdtempSync(join(tmpdir(), temporaryPrefix));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const server = await startPostgres({ ...options, dataDir, fsync: false });
    return { ...server, stop: () => server.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

async function removeAbandoned(): Promise<void> {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(temporaryPrefix));
  for (const directory of names.map((name) => join(tmpdir(), name))) {
    await removeIfAbandoned(directory).catch(ignoreForeign);
  }
}

async function removeIfAbandoned(directory: string): Promise<void> {
  const cluster = join(directory, 'cluster');
  // No cluster yet: somebody is just making it.
  if (!existsSync(cluster) || holderOf(directory)) return;
  await endLeftovers({ cluster, mark: markOf(directory) });
  rmSync(directory, { recursive: true, force: true });
}

/** Another user's leftovers are not ours to remove. */
function ignoreForeign(error: unknown): void {
  const foreign = error instanceof LaunchError || ['EACCES', 'EPERM'].includes(errorCode(error) ?? '');
  if (!foreign) throw error;
}
