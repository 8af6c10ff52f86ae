import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './commands';
import { LaunchError } from './errors';
import { databaseProcesses, isPostmaster, markOf } from './mark';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries';
import { runAs, type RunAs } from './postgres-user';
import { endProcesses, isAlive, processTable } from './processes';

/** Everything about where and as whom one server runs. */
export interface PostgresPlace {
  readonly dataDir: string;
  readonly cluster: string;
  readonly secretFile: string;
  readonly mark: string;
  readonly binaries: PostgresBinaries;
  readonly runAs: RunAs;
}

/** @param directory existing directory, claimed by this process */
export function postgresPlace(directory: string): PostgresPlace {
  const dataDir = realpathSync(directory);
  const binaries = postgresBinaries();
  return {
    dataDir,
    cluster: join(dataDir, 'cluster'),
    secretFile: join(dataDir, 'superuser.secret'),
    mark: markOf(dataDir),
    binaries,
    runAs: runAs(dataDir, binaries.postgres),
  };
}

/**
 * Ends the database processes of an earlier run. The caller holds the claim, so whoever still works here has lost its supervisor.
 * @returns whether there were any
 */
export async function endLeftovers({ mark, cluster }: Pick<PostgresPlace, 'mark' | 'cluster'>): Promise<boolean> {
  const left = databaseProcesses(processTable(), mark);
  const servers = left.filter(isPostmaster).map(({ pid }) => pid);
  await endProcesses(servers, 'SIGINT', 20_000);
  await endProcesses(left.map(({ pid }) => pid).filter(isAlive), 'SIGTERM', 5_000);
  removeForeignPidFile(join(cluster, 'postmaster.pid'));
  return left.length > 0;
}

/** After a restart of the machine another program may have the old server's pid, which PostgreSQL would take for itself. */
function removeForeignPidFile(file: string): void {
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  const found = processTable().find((entry) => entry.pid === pid);
  if (found && !found.command.includes('postgres')) rmSync(file);
}

export interface ClusterOptions {
  readonly fsync?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Makes the database cluster if there is none.
 * @returns the superuser's password
 */
export async function ensureCluster(place: PostgresPlace, options: ClusterOptions): Promise<string> {
  if (!existsSync(place.cluster)) await makeCluster(place, options);
  return readFileSync(place.secretFile, 'utf8').trim();
}

/** Made aside and renamed when complete, so that an interrupted start leaves no half-made cluster. */
async function makeCluster(place: PostgresPlace, { fsync, signal }: ClusterOptions): Promise<void> {
  const draft = `${place.cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  writeSecret(place);
  const access = ['-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', place.secretFile];
  // The builtin locale sorts the same on every machine, whatever its C library.
  const text = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'];
  const args = ['-D', draft, ...access, ...text, ...(fsync === false ? ['--no-sync'] : [])];
  const [program, words] = commandLine(place, place.binaries.initdb, args);
  const { code, output } = await runCommand(program, words, { ...processOptions(place), signal });
  if (code !== 0) throw new LaunchError(`The database could not be made in ${place.dataDir}:\n${output}`);
  renameSync(draft, place.cluster);
}

function writeSecret({ secretFile, runAs: { uid, gid } }: PostgresPlace): void {
  writeFileSync(secretFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (uid !== undefined && gid !== undefined) chownSync(secretFile, uid, gid);
}

/** The program and its arguments, led by the words that lower root's rights. */
export function commandLine(place: PostgresPlace, program: string, args: readonly string[]): [string, string[]] {
  const [first = program, ...rest] = [...place.runAs.prefix, program, ...args];
  return [first, rest];
}

/** User, working directory and a bare environment: a locale or PG* variable of the person at the terminal changes nothing. */
export function processOptions({ dataDir, runAs: { uid, gid } }: PostgresPlace) {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { uid, gid, cwd: dataDir, env: { PATH, SystemRoot, TEMP, LANG: 'C', LC_ALL: 'C', TZ: 'UTC' } };
}
