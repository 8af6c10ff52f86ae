import { type TestRedis } from '@certitude/server/testing';
import { deliveriesPerSecond } from './deliveries';
import { finishCost } from './finish-cost';
import { newsLatency } from './news-latency';

export interface Bench {
  readonly quick: boolean;
  /** Null: the queue is on PostgreSQL. */
  readonly redis: TestRedis | null;
}

/** Everything about one kind of queue, each part on an empty database and an empty queue. */
export async function measureJobs(bench: Bench) {
  const where = bench.redis ? 'Redis' : 'PostgreSQL';
  const step = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    console.error(`${where}: ${what}`);
    await bench.redis?.empty();
    const result = await work();
    console.error(`  ${JSON.stringify(result)}`);
    return result;
  };
  const backlogs = bench.quick ? [0, 5_000] : [0, 20_000, 100_000];
  const finish: Record<string, number> = {};
  for (const waiting of backlogs)
    finish[`with ${waiting} waiting`] = await step(`ending jobs with ${waiting} waiting`, () =>
      finishCost(bench, waiting),
    );
  const others = bench.quick ? 5_000 : 100_000;
  return {
    finishAndTakeNext: finish,
    newsBehindOthers: {
      others,
      ...(await step(`news behind ${others} other jobs`, () => newsLatency(bench, others))),
    },
    deliveriesPerSecond: await step('deliveries', () => deliveriesPerSecond(bench, bench.quick ? 2_000 : 20_000)),
  };
}

/** For the worker and the queue of a bench. */
export const environmentOf = ({ redis }: Bench): Record<string, string> => ({
  REMINDER_SWEEP_SECONDS: '3600',
  ...(redis ? { REDIS_URL: redis.url } : {}),
});

export const rounded = (value: number): number => Math.round(value * 100) / 100;
