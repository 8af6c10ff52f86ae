import { type AccountId, type ActionPlanId, type EventName, type EventPayload } from '@certitude/contracts';
import {
  DatabaseClient,
  DeadLetters,
  Events,
  EventWorker,
  type HappenedEvent,
  Handles,
  JobRegistry,
  migrate,
  newId,
  OutboxHousekeeping,
  OutboxRelay,
  Scheduled,
  type SystemContext,
  type TenantContext,
} from '@certitude/server/core';
import { eventually } from './eventually';
import { testDatabase, type TestDatabase } from './test-database';
import { hasRedis, testRedis, type TestRedis } from './test-redis';
import { testWorker, type TestWorker, type TestWorkerOptions } from './test-worker';

const EVENT = 'plan.assigned' satisfies EventName;

const TICK = 50;

/** What the handlers of one test have seen and do. */
class Seen {
  readonly events: { readonly context: SystemContext; readonly event: HappenedEvent<typeof EVENT> }[] = [];
  readonly others: string[] = [];
  readonly ticks: Date[] = [];
  failures = 0;
  blocker: Promise<void> = Promise.resolve();

  /** Handlers wait from now on. @returns a function that lets them go on */
  block(): () => void {
    let release: () => void = () => undefined;
    this.blocker = new Promise((resolve) => (release = resolve));
    return release;
  }
}

const handlersOf = (seen: Seen) => {
  class FirstHandler {
    @Handles(EVENT)
    async handle(context: SystemContext, event: HappenedEvent<typeof EVENT>): Promise<void> {
      await seen.blocker;
      if (seen.failures-- > 0) throw new Error('the printer is on fire');
      seen.events.push({ context, event });
    }
  }
  class SecondHandler {
    @Handles(EVENT)
    async handle(_context: SystemContext, event: HappenedEvent<typeof EVENT>): Promise<void> {
      seen.others.push(event.id);
    }

    @Scheduled('tick', TICK)
    async tick(now: Date): Promise<void> {
      seen.ticks.push(now);
    }
  }
  class Handlers {}
  return { module: Handlers, providers: [FirstHandler, SecondHandler] };
};

const payload = (): EventPayload<typeof EVENT> => ({
  planId: newId<ActionPlanId>(),
  by: newId<AccountId>(),
  responsible: newId<AccountId>(),
});

const backends: [string, () => Promise<TestRedis | null>][] = [['PostgreSQL', () => Promise.resolve(null)]];
if (hasRedis()) backends.push(['Redis', () => testRedis(1)]);
else process.stdout.write('The queue is not tested on Redis: set TEST_REDIS_URL or install redis-server.\n');

describe.each(backends)('jobs on %s', (_name, startBackend) => {
  let redis: TestRedis | null;
  let database: TestDatabase;
  const workers: TestWorker[] = [];

  const start = async (seen: Seen, options: Partial<TestWorkerOptions> = {}): Promise<TestWorker> => {
    const worker = await testWorker({
      database,
      environment: redis ? { REDIS_URL: redis.url } : {},
      ...options,
      modules: [handlersOf(seen)],
      queue: { events: [EVENT], ...options.queue },
    });
    workers.push(worker);
    return worker;
  };
  const publish = ({ app, db }: TestWorker, context: TenantContext, event = payload()) =>
    db.transaction(context, (tx) => app.get(Events).publish(tx, EVENT, event));

  beforeAll(async () => {
    redis = await startBackend();
  });
  afterAll(async () => {
    await redis?.stop();
  });
  beforeEach(async () => {
    database = await testDatabase();
    await redis?.empty();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close()));
  });

  it('brings an event to every handler of its name, in its organization', async () => {
    const seen = new Seen();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    const event = payload();
    await publish(worker, context, event);
    await eventually(() => expect(seen.events).toHaveLength(1));
    expect(seen.events[0]?.event.payload).toEqual(event);
    expect(seen.events[0]?.context).toMatchObject({ organizationId: context.organizationId, actor: null });
    expect(seen.others).toEqual([seen.events[0]?.event.id]);
  });

  it('lets the schema be brought up to date again after it has worked', async () => {
    const seen = new Seen();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    await publish(worker, context);
    await eventually(() => expect(seen.events).toHaveLength(1));
    await expect(migrate(database.ownerUrl)).resolves.toEqual([]);
  });

  it('makes no job of an event whose transaction failed', async () => {
    const seen = new Seen();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    await expect(
      worker.db.transaction(context, async (tx) => {
        await worker.app.get(Events).publish(tx, EVENT, payload());
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    await publish(worker, context);
    await eventually(() => expect(seen.events).toHaveLength(1));
  });

  it('makes no second job when a relay dies between making the job and marking the event', async () => {
    const seen = new Seen();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    await publish(worker, context);
    await eventually(() => expect(seen.events).toHaveLength(1));
    await query(database, 'update outbox set relayed_at = null, handled_at = null');
    await expect(worker.app.get(OutboxRelay).relay()).resolves.toBeLessThanOrEqual(1);
    await eventually(async () => expect(await query(database, UNRELAYED)).toEqual([]));
    await publish(worker, context);
    await eventually(() => expect(seen.others).toHaveLength(2));
    expect(seen.events).toHaveLength(2);
  });

  it('handles an event once although its job comes again', async () => {
    const seen = new Seen();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    const event = payload();
    await publish(worker, context, event);
    await eventually(async () => expect(await query(database, HANDLED)).toHaveLength(1));
    const id = seen.events[0]?.event.id;
    await worker.app
      .get(EventWorker)
      .handle({ id, organizationId: context.organizationId, name: EVENT, payload: event });
    expect(seen.events).toHaveLength(1);
  });

  it('shares the events among several workers, each event handled once', async () => {
    const [one, two] = [new Seen(), new Seen()];
    const first = await start(one);
    await start(two);
    const { context } = await first.given.organization();
    await Promise.all(Array.from({ length: 60 }, () => publish(first, context)));
    await eventually(() => expect(one.events.length + two.events.length).toBe(60), 15_000);
    const ids = [...one.events, ...two.events].map(({ event }) => event.id);
    expect(new Set(ids).size).toBe(60);
  });

  it('tries again after a failure, without holding up the other handlers', async () => {
    const seen = new Seen();
    seen.failures = 2;
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    await publish(worker, context);
    await eventually(() => expect(seen.events).toHaveLength(1));
    expect(new Set(seen.others)).toEqual(new Set([seen.events[0]?.event.id]));
  });

  it('keeps an event that cannot be handled as a dead letter until somebody has it tried again', async () => {
    const seen = new Seen();
    seen.failures = 3;
    const worker = await start(seen, { queue: { events: [EVENT], attempts: 3 } });
    const { context } = await worker.given.organization();
    await publish(worker, context);
    const letters = worker.app.get(DeadLetters);
    const [letter] = await eventually(async () => {
      const list = await letters.list(10);
      expect(list).toHaveLength(1);
      return list;
    });
    expect(letter).toMatchObject({ name: EVENT, attempts: 3, reason: expect.stringContaining('on fire') });
    expect(seen.events).toEqual([]);
    // The one that fails did not keep the event from the other.
    expect(seen.others).toContain(letter?.id);
    await expect(letters.retry(letter?.id ?? '')).resolves.toBe(true);
    await eventually(() => expect(seen.events).toHaveLength(1));
    await eventually(async () => expect(await letters.list(10)).toEqual([]));
  });

  it('does not believe an envelope that breaks its contract', async () => {
    const seen = new Seen();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    const process = worker.app.get(EventWorker);
    const envelope = { id: newId(), organizationId: context.organizationId, name: EVENT, payload: payload() };
    await expect(process.handle({ ...envelope, organizationId: 'all of them' })).rejects.toThrow('organizationId');
    await expect(process.handle({ ...envelope, payload: { planId: 'x' } })).rejects.toThrow('planId');
    await expect(process.handle({ ...envelope, name: 'anything' })).rejects.toThrow();
    expect(seen.events).toEqual([]);
  });

  it('loses nothing when the whole queue is lost', async () => {
    const seen = new Seen();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    // As if the job had been made and then the queue had lost it.
    await worker.db.transaction(context, (tx) =>
      tx.query(
        "insert into outbox (organization_id, id, name, payload, relayed_at) values ($1, $2, $3, $4, now() - interval '11 minutes')",
        [context.organizationId, newId(), EVENT, JSON.stringify(payload())],
      ),
    );
    await worker.app.get(OutboxHousekeeping).run(new Date());
    await eventually(() => expect(seen.events).toHaveLength(1));
  });

  it('forgets events only after they were handled', async () => {
    const seen = new Seen();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    await publish(worker, context);
    await eventually(async () => expect(await query(database, HANDLED)).toHaveLength(1));
    const release = seen.block();
    await publish(worker, context);
    await worker.app.get(OutboxHousekeeping).run(new Date(Date.now() + 8 * 24 * 3_600_000));
    const left = await query(database, 'select handled_at from outbox');
    expect(left).toEqual([{ handled_at: null }]);
    release();
  });

  it('runs schedules again and again, one worker at a time', async () => {
    const [one, two] = [new Seen(), new Seen()];
    const begin = Date.now();
    await start(one);
    await start(two);
    const ticks = () => one.ticks.length + two.ticks.length;
    await eventually(() => expect(ticks()).toBeGreaterThan(10));
    // Each on its own would make twice as many as there were turns.
    expect(ticks()).toBeLessThanOrEqual((Date.now() - begin) / TICK + 2);
  });

  it('ends within a few seconds although a job hangs', async () => {
    const seen = new Seen();
    const release = seen.block();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    await publish(worker, context);
    await eventually(() => expect(seen.others).toHaveLength(1));
    const before = Date.now();
    await workers.pop()?.close();
    expect(Date.now() - before).toBeLessThan(5_000);
    release();
  });

  it('refuses to start when nobody handles an event', async () => {
    await expect(start(new Seen(), { queue: { events: [EVENT, 'note.compact'] } })).rejects.toThrow(
      'Nothing handles note.compact',
    );
  });

  it('can name every handler', async () => {
    const worker = await start(new Seen());
    expect(
      worker.app
        .get(JobRegistry)
        .jobs()
        .map(({ handler, event }) => `${event} → ${handler}`),
    ).toEqual(['plan.assigned → FirstHandler.handle', 'plan.assigned → SecondHandler.handle']);
  });
});

const HANDLED = 'select id from outbox where handled_at is not null';
const UNRELAYED = 'select id from outbox where relayed_at is null';

/** As the superuser: across organizations, and past the application. */
async function query(database: TestDatabase, sql: string): Promise<unknown[]> {
  const client = new DatabaseClient({ connectionString: database.adminUrl });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
