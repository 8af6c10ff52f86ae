import { readConfig } from '@certitude/server/core';
import { QueueBackend } from '@certitude/server/core/testing';
import { eventually, testDatabase } from '@certitude/server/testing';
import { type Bench, environmentOf, rounded } from './measure';

const WARM_UP = 50;
const MEASURED = 1_000;
const CHUNK = 5_000;
const PATIENCE = 600_000;

/** @returns milliseconds to end one job and take the next, one after the other, with that many waiting behind them */
export async function finishCost(bench: Bench, waiting: number): Promise<number> {
  const { appUrl } = await testDatabase();
  const config = readConfig({ ...environmentOf(bench), DATABASE_URL: appUrl, SESSION_SECRET: 'x'.repeat(32) });
  const backend = new QueueBackend(config);
  const gate = gateAfter(WARM_UP);
  let done = 0;
  backend.worker('bulk', {
    concurrency: 1,
    lock: 600_000,
    process: async () => {
      await gate.passed();
      done++;
      return 'done';
    },
    failed: (_job, error) => console.error(error.message),
  });
  // The worker has made its plans on an almost empty table, as it does in life.
  await addJobs(backend, WARM_UP + 1);
  await eventually(() => atLeast(done, WARM_UP), PATIENCE);
  await addJobs(backend, waiting + MEASURED);
  const start = performance.now();
  gate.open();
  await eventually(() => atLeast(done, WARM_UP + MEASURED), PATIENCE);
  const took = performance.now() - start;
  await backend.onModuleDestroy();
  await backend.beforeApplicationShutdown();
  return rounded(took / MEASURED);
}

/** Lets that many through, and the others once it is open. */
function gateAfter(free: number) {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, passed: () => (free-- > 0 ? Promise.resolve() : opened) };
}

async function addJobs(backend: QueueBackend, count: number): Promise<void> {
  for (let left = count; left > 0; left -= CHUNK) {
    const jobs = Array.from({ length: Math.min(left, CHUNK) }, () => ({
      name: 'nothing',
      data: {},
      opts: { removeOnComplete: true, removeOnFail: true },
    }));
    await backend.queue('bulk').addBulk(jobs);
  }
}

function atLeast(value: number, wanted: number): void {
  if (value < wanted) throw new Error(`Only ${value} of ${wanted} jobs ended.`);
}
