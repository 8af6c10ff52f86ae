import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownGroup } from './commands';
import { errorCode, LaunchError } from './errors';
import { closeLog, openLog, tailOf } from './logs';
import { commandLine, processOptions, type PostgresPlace } from './postgres-place';
import { endProcesses } from './processes';
import { pause, waitUntil } from './waiting';

export interface ServerOptions {
  readonly port: number;
  readonly logFile: string;
  readonly fsync?: boolean;
  readonly signal?: AbortSignal;
}

/** A server that takes connections, or did. */
export interface PostgresProcess {
  readonly pid: number;
  readonly ended: Promise<void>;
}

const readyWithinMs = 120_000;

/**
 * Starts a server on an existing cluster and waits until it takes connections.
 * @throws LaunchError with the end of its log
 */
export async function launchServer(place: PostgresPlace, options: ServerOptions): Promise<PostgresProcess> {
  // A server killed moments ago may still hold its shared memory through sessions that are about to notice.
  for (let attempt = 1; ; attempt++) {
    const started = spawnServer(place, options);
    if (await becomesReady(started, place, options.signal)) return started;
    const log = tailOf(options.logFile, 2_000);
    if (attempt === 20 || !log.includes('pre-existing shared memory block')) {
      throw new LaunchError(`PostgreSQL did not start in ${place.dataDir}. The end of its log:\n${log}`);
    }
    await pause(500, options.signal);
  }
}

function spawnServer(place: PostgresPlace, options: ServerOptions): PostgresProcess {
  const args = ['-D', place.cluster, '-p', String(options.port), ...flags(place.mark, options.fsync)];
  const [program, words] = commandLine(place, place.binaries.postgres, args);
  // A file, not a pipe: the server outlives a killed supervisor and must be able to go on writing.
  const log = openLog(options.logFile);
  try {
    const stdio = ['ignore' as const, log, log];
    return watch(spawn(program, words, { ...processOptions(place), stdio, detached: ownGroup, windowsHide: true }));
  } finally {
    closeLog(log);
  }
}

function watch(child: ChildProcess): PostgresProcess {
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return { pid: child.pid ?? 0, ended };
}

function flags(mark: string, fsync = true): string[] {
  const settings = {
    cluster_name: mark,
    listen_addresses: '127.0.0.1',
    // Socket paths end at 107 bytes, data directories do not: TCP only.
    unix_socket_directories: '',
    max_connections: '200',
    logging_collector: 'off',
    log_checkpoints: 'off',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** @returns false when the server ended instead */
async function becomesReady(
  server: PostgresProcess,
  { cluster }: PostgresPlace,
  signal?: AbortSignal,
): Promise<boolean> {
  let gone = false;
  void server.ended.then(() => (gone = true));
  const pidFile = join(cluster, 'postmaster.pid');
  try {
    const check = () => gone || saysReady(pidFile, server.pid);
    return (await waitUntil(check, { timeoutMs: readyWithinMs, everyMs: 25, signal })) && !gone;
  } catch (error) {
    await stopServer(server);
    throw error;
  }
}

/** The file by which pg_ctl waits too: pid in its first line, state in its eighth. */
function saysReady(file: string, pid: number): boolean {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** SIGINT is PostgreSQL's fast stop: sessions end, everything is written. */
export async function stopServer({ pid, ended }: PostgresProcess): Promise<void> {
  const gone = await Promise.race([ended.then(() => true), pause(0).then(() => false)]);
  if (!gone && pid !== 0) await endProcesses([pid], 'SIGINT', 30_000);
  await ended;
}
