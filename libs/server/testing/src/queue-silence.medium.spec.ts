import { type AccountId, type ActionPlanId, type EventName } from '@certitude/contracts';
import {
  CoreModule,
  Events,
  Handles,
  type HappenedEvent,
  newId,
  readConfig,
  type SystemContext,
  TenantDatabase,
} from '@certitude/server/core';
import { Test, type TestingModule } from '@nestjs/testing';
import { eventually } from './eventually';
import { Given, type GivenMember } from './given';
import { silentProxy, type SilentProxy } from './silent-proxy';
import { testDatabase, type TestDatabase } from './test-database';
import { hasRedis, testRedis, type TestRedis } from './test-redis';
import { testWorker, type TestWorker } from './test-worker';

const EVENT = 'plan.assigned' satisfies EventName;
/** Longer than the longest of the queue's patiences, which is Redis's. */
const WITHIN = 90_000;
jest.setTimeout(4 * WITHIN);

/** A queue on a server that may fall silent, and whatever else the worker needs. */
interface Surroundings {
  readonly database: TestDatabase;
  readonly proxy: SilentProxy;
  readonly environment: Readonly<Record<string, string>>;
  readonly redis: TestRedis | null;
}

/** Everything that the worker asks PostgreSQL falls silent with its queue. */
async function onPostgres(): Promise<Surroundings> {
  const database = await testDatabase();
  const proxy = await silentProxy(database.appUrl);
  return { database, proxy, environment: { DATABASE_STATEMENT_SECONDS: '2' }, redis: null };
}

async function onRedis(): Promise<Surroundings> {
  const redis = await testRedis(3);
  const proxy = await silentProxy(redis.url);
  return { database: await testDatabase(), proxy, environment: { REDIS_URL: proxy.url }, redis };
}

const backends: [string, () => Promise<Surroundings>][] = [['PostgreSQL', onPostgres]];
if (hasRedis()) backends.push(['Redis', onRedis]);
else process.stdout.write('A silent Redis is not tested: set TEST_REDIS_URL or install redis-server.\n');

describe.each(backends)('a queue on %s that goes silent', (_name, surround) => {
  let around: Surroundings;
  /** Publishes what happens, as a request does; its own way to the database stays open. */
  let api: TestingModule;
  let worker: TestWorker;
  let owner: GivenMember;
  let isOpen = false;
  /** A job whose end nobody heard of is done again. */
  const seen = new Set<string>();

  beforeAll(async () => {
    around = await surround();
    const { database, environment, redis, proxy } = around;
    const config = readConfig({
      DATABASE_URL: database.appUrl,
      SESSION_SECRET: 'only-tests-use-this-0123456789abcdef',
    });
    api = await Test.createTestingModule({ imports: [CoreModule.forRoot(config)] }).compile();
    await api.init();
    owner = await new Given(api.get(TenantDatabase)).organization();
    class Handler {
      @Handles(EVENT, 'news')
      async handle(_context: SystemContext, { payload }: HappenedEvent<typeof EVENT>): Promise<void> {
        seen.add(payload.planId);
      }
    }
    class Handlers {}
    worker = await testWorker({
      database: redis ? database : { ...database, appUrl: proxy.url },
      environment,
      modules: [{ module: Handlers, providers: [Handler] }],
      // What was under way when it fell silent is begun again soon.
      queue: { events: [EVENT], lock: 1_000 },
    });
    isOpen = true;
  });
  afterAll(async () => {
    around.proxy.speak();
    if (isOpen) await worker.close();
    await api.close();
    await around.proxy.close();
    await around.redis?.stop();
  });

  const publish = async (): Promise<ActionPlanId> => {
    const planId = newId<ActionPlanId>();
    const people = { by: newId<AccountId>(), responsible: newId<AccountId>() };
    const events = api.get(Events);
    await api.get(TenantDatabase).transaction(owner.context, (tx) => events.publish(tx, EVENT, { planId, ...people }));
    return planId;
  };
  const arrived = (...plans: readonly string[]) => eventually(() => expect(seen).toEqual(new Set(plans)), WITHIN);

  it('is used again by relay and workers once it speaks, and nothing that happened meanwhile is lost', async () => {
    const before = await publish();
    await arrived(before);
    for (const round of [1, 2]) {
      const known = [...seen];
      around.proxy.silence();
      // Whoever tells of something does not wait for the queue.
      const meanwhile = [await publish(), await publish()];
      expect(seen).toEqual(new Set(known));
      around.proxy.speak();
      await arrived(...known, ...meanwhile);
      const after = await publish();
      await arrived(...known, ...meanwhile, after);
      expect(seen.size).toBe(1 + 3 * round);
    }
  });

  it('does not hold up the end of the worker', async () => {
    around.proxy.silence();
    const last = await publish();
    await worker.close();
    isOpen = false;
    expect(seen).not.toContain(last);
  });
});
