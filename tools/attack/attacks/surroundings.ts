import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentProxy } from '@certitude/server/testing';
import { smallDisk } from '../../start/testing/small-disk';
import { signalProcess, startProduct, waitUntil } from '../../start/index';
import { answersReady, type Arena } from '../arena';
import { type Attack } from '../attack';
import { must, NotPossibleHere } from '../verdict';

const BACK_WITHIN = 90_000;

/** Ends a process outright, and waits for another one in its place. */
async function kill({ product, isReady }: Arena, name: 'api' | 'worker' | 'postgres'): Promise<number> {
  const pid = product.processes()[name];
  if (pid === undefined) throw new Error(`There is no ${name}.`);
  const start = performance.now();
  // PostgreSQL's own children end with it.
  signalProcess(pid, 'SIGKILL');
  const isAnother = () => {
    const now = product.processes()[name];
    return now !== undefined && now !== pid;
  };
  must(await waitUntil(isAnother, { timeoutMs: BACK_WITHIN }), `the ${name} does not come back`);
  must(await isReady(BACK_WITHIN), `the product does not come back after the ${name}`);
  return Math.round(performance.now() - start);
}

/** A second product, whose database is reached by way of a proxy. */
async function withSilentDatabase<T>(
  { databaseUrl }: Arena,
  work: (address: string, proxy: Proxy) => Promise<T>,
): Promise<T> {
  const proxy = await silentProxy(databaseUrl());
  const dataDir = mkdtempSync(join(tmpdir(), 'certitude-attack-silent-'));
  try {
    const product = await startProduct({ dataDir, environment: { DATABASE_URL: proxy.url, LOG_LEVEL: 'warn' } });
    try {
      return await work(product.address, proxy);
    } finally {
      await product.stop();
    }
  } finally {
    await proxy.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
type Proxy = Awaited<ReturnType<typeof silentProxy>>;

async function answersInTime(address: string, path: string, timeoutMs: number): Promise<number> {
  const answer = await fetch(`${address}${path}`, { signal: AbortSignal.timeout(timeoutMs) }).catch(() => undefined);
  must(answer !== undefined, `${path} says nothing for ${timeoutMs / 1_000} s`);
  return answer?.status ?? 0;
}

export const surroundings: Attack = {
  name: 'surroundings',
  about: 'processes that end, a database that falls silent, a full disk',
  attempts: [
    {
      what: 'the worker is killed five times',
      longOnly: true,
      endsProcesses: true,
      run: async (arena) => {
        const [api, postgres] = [arena.product.processes()['api'], arena.product.processes()['postgres']];
        const times: number[] = [];
        for (let at = 0; at < 5; at += 1) times.push(await kill(arena, 'worker'));
        must(arena.product.processes()['api'] === api, 'the api went with it');
        must(arena.product.processes()['postgres'] === postgres, 'the database went with it');
        return `back after ${times.join(', ')} ms; api and database stay`;
      },
    },
    {
      what: 'the api is killed',
      endsProcesses: true,
      run: async (arena) => `back after ${await kill(arena, 'api')} ms`,
    },
    {
      what: 'PostgreSQL is killed',
      longOnly: true,
      endsProcesses: true,
      run: async (arena) => `back after ${await kill(arena, 'postgres')} ms`,
    },
    {
      what: 'the database falls silent, and speaks again',
      longOnly: true,
      run: (arena) =>
        withSilentDatabase(arena, async (address, proxy) => {
          proxy.silence();
          const ready = await answersInTime(address, '/health/ready', 5_000);
          const request = await answersInTime(address, '/api/instance', 30_000);
          const models = await answersInTime(
            address,
            '/api/invitations/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
            30_000,
          );
          must(ready === 503, `ready says ${ready}`);
          proxy.speak();
          must(await waitUntil(() => answersReady(address), { timeoutMs: BACK_WITHIN }), 'it does not come back');
          return `ready says ${ready}, requests ${request} and ${models}; comes back by itself`;
        }),
    },
    {
      what: 'the disk fills up, and has space again',
      longOnly: true,
      run: async () => {
        const disk = smallDisk(400);
        if (!disk)
          throw new NotPossibleHere('nothing may be mounted here; tried by full-disk.medium.spec.ts where it may');
        const dataDir = join(disk.directory, 'data');
        const product = await startProduct({ dataDir, environment: { LOG_LEVEL: 'warn' } }).catch((error: unknown) => {
          disk.close();
          throw error;
        });
        try {
          disk.fill();
          const body = JSON.stringify({ email: 'late@example.test', name: 'Late', password: 'a long enough secret' });
          const headers = { 'content-type': 'application/json' };
          const init = { method: 'POST', headers, body, signal: AbortSignal.timeout(30_000) };
          const status = await fetch(`${product.address}/api/auth/sign-up`, init).then(
            (answer) => answer.status,
            () => 0,
          );
          disk.free();
          const isBack = await waitUntil(() => answersReady(product.address), { timeoutMs: BACK_WITHIN });
          must(isBack, 'it does not come back when there is space');
          return `a sign-up meanwhile: ${status || 'no answer'}; comes back by itself`;
        } finally {
          disk.free();
          await product.stop();
          disk.close();
        }
      },
    },
  ],
};
