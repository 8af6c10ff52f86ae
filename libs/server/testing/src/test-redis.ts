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
  stop(): Promise<void>;
}

/** Whether this machine can run a test against Redis: TEST_REDIS_URL names one, or `redis-server` is installed. */
export const hasRedis = (): boolean =>
  Boolean(process.env['TEST_REDIS_URL']) || spawnSync('redis-server', ['--version']).status === 0;

/** The Redis of TEST_REDIS_URL, which tests may empty, or an empty one of its own that ends with `stop`. */
export async function testRedis(): Promise<TestRedis> {
  const given = process.env['TEST_REDIS_URL'];
  if (given)
    return { url: given, empty: () => ask(given, (client) => client.flushdb()), stop: () => Promise.resolve() };
  const port = await freePort();
  const directory = await mkdtemp(join(tmpdir(), 'certitude-redis-'));
  const server = spawn('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', directory], {
    stdio: 'ignore',
  });
  const url = `redis://127.0.0.1:${port}`;
  await eventually(() => ask(url, (client) => client.ping()));
  return {
    url,
    empty: () => ask(url, (client) => client.flushdb()),
    stop: async () => {
      const ended = once(server, 'exit');
      server.kill();
      await ended;
      await rm(directory, { recursive: true, force: true });
    },
  };
}

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
