import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { eventually } from './eventually';

export interface TestRedis {
  readonly url: string;
  /** Removes everything in it. */
  empty(): Promise<void>;
  /** Writes nothing more, as when its memory is full. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  /** Breaks every connection to it. */
  disconnectAll(): Promise<void>;
  stop(): Promise<void>;
}

const isInstalled = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

/** Whether this machine can run a test against Redis: `redis-server` is installed, or TEST_REDIS_URL names one. */
export const hasRedis = (): boolean => Boolean(process.env['TEST_REDIS_URL']) || isInstalled();

/**
 * An empty Redis of its own that ends with `stop`; where none is installed, a database of the one TEST_REDIS_URL names.
 * @param database number of that database: another one for every spec file, because they run side by side
 */
export async function testRedis(database: number): Promise<TestRedis> {
  const given = process.env['TEST_REDIS_URL'];
  if (given && !isInstalled()) return databaseOf(given, database);
  const port = await freePort();
  const directory = await mkdtemp(join(tmpdir(), 'certitude-redis-'));
  const server = spawn('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', directory], {
    stdio: 'ignore',
  });
  const url = `redis://127.0.0.1:${port}`;
  await eventually(() => ask(url, (client) => client.ping()));
  return {
    url,
    ...operationsOn(url),
    stop: async () => {
      // A test may have ended it in the middle.
      if (server.exitCode === null && server.signalCode === null) {
        const ended = once(server, 'exit');
        server.kill();
        await ended;
      }
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function databaseOf(server: string, database: number): TestRedis {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return {
    url: url.href,
    ...operationsOn(url.href),
    stop: () => Promise.resolve(),
  };
}

const operationsOn = (url: string): Omit<TestRedis, 'url' | 'stop'> => ({
  empty: () => ask(url, (client) => client.flushdb()),
  refuse: () => ask(url, (client) => client.config('SET', 'maxmemory', '1')),
  accept: () => ask(url, (client) => client.config('SET', 'maxmemory', '0')),
  disconnectAll: () => ask(url, (client) => client.call('CLIENT', 'KILL', 'SKIPME', 'yes')),
});

async function ask(url: string, question: (client: Redis) => Promise<unknown>): Promise<void> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await question(client);
  } finally {
    client.disconnect();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (typeof address !== 'object' || address === null) throw new Error('The system gave no port.');
  return address.port;
}
