import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ownGroup } from '../start/commands';
import { LaunchError } from '../start/errors';
import { freePort } from '../start/ports';
import { startTemporaryPostgres } from '../start/postgres';
import { endProcesses, isAlive } from '../start/processes';
import { waitUntil } from '../start/waiting';

/** Something tests run against. */
export interface Service {
  /** Variables that lead the tests to it. */
  readonly environment: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

/** The PostgreSQL of the surroundings, or one of our own. */
export async function openPostgres(signal: AbortSignal): Promise<Service> {
  if (process.env['TEST_DATABASE_ADMIN_URL']) return { environment: {}, stop: () => Promise.resolve() };
  const server = await startTemporaryPostgres({ signal });
  return { environment: { TEST_DATABASE_ADMIN_URL: server.adminUrl }, stop: () => server.stop() };
}

/** The Redis of the surroundings, or one of our own; undefined when there is neither. */
export async function openRedis(signal: AbortSignal): Promise<Service | undefined> {
  const { TEST_REDIS_URL, REDIS_URL } = process.env;
  const given = TEST_REDIS_URL || REDIS_URL;
  if (given) return { environment: redisAt(given), stop: () => Promise.resolve() };
  const program = onPath('redis-server');
  return program === undefined ? undefined : startRedis(program, signal);
}

/** The second variable says only that there is one: the Nx cache keeps runs with and without Redis apart by it. */
const redisAt = (url: string) => ({ TEST_REDIS_URL: url, TEST_WITH_REDIS: 'yes' });

function onPath(program: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file));
}

async function startRedis(program: string, signal: AbortSignal): Promise<Service> {
  const port = await freePort();
  const directory = mkdtempSync(join(tmpdir(), 'certitude-redis-'));
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--save', '', '--appendonly', 'no'];
  const child = spawn(program, args, { cwd: directory, stdio: 'ignore', detached: ownGroup });
  const pid = child.pid ?? 0;
  child.on('error', () => undefined);
  const stop = async () => {
    if (pid !== 0) await endProcesses([pid], 'SIGTERM', 5_000);
    rmSync(directory, { recursive: true, force: true });
  };
  const check = async () => !isAlive(pid) || (await answersPing(port));
  if ((await waitUntil(check, { timeoutMs: 10_000, signal }).catch(() => false)) && isAlive(pid)) {
    return { environment: redisAt(`redis://127.0.0.1:${port}`), stop };
  }
  await stop();
  throw new LaunchError(`${program} did not start.`);
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.once('data', (data) => socket.end(() => resolve(data.toString().startsWith('+PONG'))));
    socket.once('close', () => resolve(false));
    socket.once('error', () => resolve(false));
  });
}
