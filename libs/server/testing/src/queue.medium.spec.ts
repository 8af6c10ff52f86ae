import {
  type AccountId,
  type ActionPlanId,
  type AssessmentId,
  type EventName,
  type EventPayload,
} from '@certitude/contracts';
import {
  DatabaseClient,
  DeadLetters,
  Events,
  GivesUp,
  type HappenedEvent,
  Handles,
  migrate,
  newId,
  Scheduled,
  type SystemContext,
  type TenantContext,
} from '@certitude/server/core';
import {
  EventWorker,
  JobRegistry,
  OutboxHousekeeping,
  OutboxRelay,
  QueueBackend,
} from '@certitude/server/core/testing';
import { eventually } from './eventually';
import { testDatabase, type TestDatabase } from './test-database';
import { hasRedis, testRedis, type TestRedis } from './test-redis';
import { testWorker, type TestWorker, type TestWorkerOptions } from './test-worker';

const EVENT = 'plan.assigned' satisfies EventName;
const BULK = 'note.compact' satisfies EventName;

const TICK = 50;

/** What the handlers of one test have seen and do. */
class Seen {
  readonly events: { readonly context: SystemContext; readonly event: HappenedEvent<typeof EVENT> }[] = [];
  readonly others: string[] = [];
  readonly givenUp: string[] = [];
  readonly ticks: Date[] = [];
  failures = 0;
  begun = 0;
  private readonly blockers = new Map<string, Promise<void>>();

  /** Handlers wait from now on, of one organization or of all. @returns a function that lets them go on */
  block(organizationId = 'every'): () => void {
    let release: () => void = () => undefined;
    this.blockers.set(organizationId, new Promise((resolve) => (release = resolve)));
    return release;
  }

  async begin(organizationId: string): Promise<void> {
    this.begun++;
    await (this.blockers.get(organizationId) ?? this.blockers.get('every'));
  }
}

const handlersOf = (seen: Seen) => {
  class FirstHandler {
    @Handles(EVENT, 'news')
    async handle(context: SystemContext, event: HappenedEvent<typeof EVENT>): Promise<void> {
      await seen.begin(context.organizationId);
      if (seen.failures-- > 0) throw new Error('the printer is on fire');
      seen.events.push({ context, event });
    }

    @GivesUp(EVENT)
    async giveUp(_context: SystemContext, event: HappenedEvent<typeof EVENT>): Promise<void> {
      seen.givenUp.push(event.id);
    }
  }
  class SecondHandler {
    @Handles(EVENT, 'news')
    async handle(_context: SystemContext, event: HappenedEvent<typeof EVENT>): Promise<void> {
      seen.others.push(event.id);
    }

    @Scheduled('tick', TICK)
    async tick(now: Date): Promise<void> {
      seen.ticks.push(now);
    }
  }
  class BulkHandler {
    @Handles(BULK, 'bulk')
    async handle(context: SystemContext, _event: HappenedEvent<typeof BULK>): Promise<void> {
      await seen.begin(context.organizationId);
    }
  }
  class Handlers {}
  return { module: Handlers, providers: [FirstHandler, SecondHandler, BulkHandler] };
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
  const publishMany = ({ app, db }: TestWorker, context: TenantContext, count: number) =>
    db.transaction(context, async (tx) => {
      for (let index = 0; index < count; index++) await app.get(Events).publish(tx, EVENT, payload());
    });
  const publishBulk = ({ app, db }: TestWorker, context: TenantContext, count: number) =>
    db.transaction(context, async (tx) => {
      for (let index = 0; index < count; index++)
        await app.get(Events).publish(tx, BULK, { assessmentId: newId<AssessmentId>() });
    });

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
    await eventually(() => expect(seen.others).toEqual([seen.events[0]?.event.id]));
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
    await expect(worker.app.get(OutboxRelay).relay('news')).resolves.toBeLessThanOrEqual(1);
    await eventually(async () => expect(await query(database, WAITING)).toEqual([]));
    await publish(worker, context);
    // Each handler has a job of its own, so either may come last.
    await eventually(() => expect([seen.others.length, seen.events.length]).toEqual([2, 2]));
  });

  it('makes no second job of an event and a handler that is still under way', async () => {
    const seen = new Seen();
    const release = seen.block();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    await publish(worker, context);
    await eventually(() => expect(seen.begun).toBe(1));
    await query(database, 'update outbox set relayed_at = null');
    await worker.app.get(OutboxRelay).relay('news');
    await eventually(async () => expect(await query(database, WAITING)).toEqual([]));
    // One that comes behind it: a second job of the first event would have begun before.
    await publish(worker, context);
    await eventually(() => expect(new Set(seen.others).size).toBe(2));
    await eventually(() => expect(seen.begun).toBeGreaterThanOrEqual(2));
    const queue = worker.app.get(QueueBackend).queue('news');
    const ids = new Set(seen.others);
    for (const id of ids) expect(await queue.getJob(`${id}/FirstHandler.handle`)).toMatchObject({ name: EVENT });
    await eventually(async () => {
      const counts = await queue.getJobCounts();
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(2);
    });
    expect(seen.begun).toBe(2);
    release();
  });

  it('handles an event once although its job comes again', async () => {
    const seen = new Seen();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    const event = payload();
    await publish(worker, context, event);
    await eventually(async () => expect(await query(database, HANDLED)).toHaveLength(1));
    const id = seen.events[0]?.event.id;
    await worker.app.get(EventWorker).handle({
      id,
      organizationId: context.organizationId,
      name: EVENT,
      payload: event,
      handler: 'FirstHandler.handle',
    });
    expect(seen.events).toHaveLength(1);
  });

  it('shares the events among several workers, each event handled once', async () => {
    const [one, two] = [new Seen(), new Seen()];
    const first = await start(one);
    await start(two);
    const { context } = await first.given.organization();
    await Promise.all(Array.from({ length: 60 }, () => publish(first, context)));
    await eventually(() => expect(one.events.length + two.events.length).toBe(60));
    const ids = [...one.events, ...two.events].map(({ event }) => event.id);
    expect(new Set(ids).size).toBe(60);
  });

  it('tries a handler again that failed, and never the others of the event', async () => {
    const seen = new Seen();
    seen.failures = 2;
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    await publish(worker, context);
    await eventually(() => expect(seen.events).toHaveLength(1));
    await eventually(async () => expect(await query(database, HANDLED)).toHaveLength(1));
    expect(seen.others).toEqual([seen.events[0]?.event.id]);
  });

  it('counts an event as handled once all of its handlers have seen it', async () => {
    const seen = new Seen();
    const release = seen.block();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    await publish(worker, context);
    await eventually(async () =>
      expect(await query(database, 'select handled_by, handled_at from outbox')).toEqual([
        { handled_by: ['SecondHandler.handle'], handled_at: null },
      ]),
    );
    release();
    await eventually(async () => expect(await query(database, HANDLED)).toHaveLength(1));
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
      // The other handler's job is one of its own, in no order with this one.
      expect(seen.others).toHaveLength(1);
      return list;
    });
    expect(letter).toEqual({
      id: expect.any(String),
      organizationId: context.organizationId,
      eventId: seen.others[0],
      event: EVENT,
      handler: 'FirstHandler.handle',
      kind: 'news',
      attempts: 3,
      // Not what it said.
      error: 'Error',
      failedAt: expect.any(Date),
    });
    expect(seen.events).toEqual([]);
    // Nobody tries it again unasked.
    await worker.app.get(OutboxHousekeeping).run(new Date(Date.now() + 3_600_000));
    expect(await query(database, WAITING)).toEqual([]);
    await expect(letters.retry(letter?.id ?? newId())).resolves.toBe(true);
    await eventually(() => expect(seen.events).toHaveLength(1));
    await eventually(async () => expect(await letters.list(10)).toEqual([]));
    await expect(letters.retry(letter?.id ?? newId())).resolves.toBe(false);
    // The one that failed did not keep the event from the other, which never saw it again.
    expect(seen.others).toEqual([letter?.eventId]);
  });

  it('says in the log which event failed and whose it is, and nothing of what it said', async () => {
    const seen = new Seen();
    seen.failures = 2;
    const worker = await start(seen, { queue: { events: [EVENT], attempts: 2 } });
    const { context } = await worker.given.organization();
    const log = linesOf(worker, 'Jobs');
    await publish(worker, context);
    await eventually(() => expect([log.length, seen.others.length]).toEqual([2, 1]));
    const ids = { requestId: seen.others[0], organizationId: context.organizationId };
    const job = `${EVENT} ${seen.others[0]}/FirstHandler.handle failed`;
    expect(log).toEqual([
      { level: 'warn', msg: `${job} (attempt 1): Error`, ...ids },
      { level: 'error', msg: expect.stringMatching(`^Dead letter: ${job} \\(attempt 2\\): Error at `), ...ids },
    ]);
    expect(JSON.stringify(log)).not.toContain('printer');
  });

  it('tells the handler that its job is given up, once it was tried for the last time', async () => {
    const seen = new Seen();
    seen.failures = 3;
    const worker = await start(seen, { queue: { events: [EVENT], attempts: 3 } });
    const { context } = await worker.given.organization();
    await publish(worker, context);
    const [letter] = await eventually(async () => {
      const list = await worker.app.get(DeadLetters).list(10);
      expect(list).toHaveLength(1);
      return list;
    });
    expect(seen.givenUp).toEqual([letter?.eventId]);
  });

  it('keeps dead letters when the whole queue is lost, and has all of them tried again at once', async () => {
    const seen = new Seen();
    seen.failures = 3;
    const worker = await start(seen, { queue: { events: [EVENT], attempts: 1 } });
    const letters = worker.app.get(DeadLetters);
    for (let count = 1; count <= 3; count++) {
      await publish(worker, (await worker.given.organization()).context);
      await eventually(async () => expect(await letters.list(10)).toHaveLength(count));
    }
    await redis?.empty();
    await query(database, 'truncate bullmq.job cascade');
    const all = await letters.list(10);
    const [first, ...others] = await letters.list(2);
    expect([first, ...others, ...(await letters.list(2, others[0]?.id))]).toEqual(all);
    await expect(letters.retryAll()).resolves.toBe(3);
    await eventually(() => expect(seen.events).toHaveLength(3));
    expect(await letters.list(10)).toEqual([]);
  });

  it('hands an event to the queue again when the queue refused it, and says so once', async () => {
    const seen = new Seen();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    await publish(worker, context);
    const queue = worker.app.get(QueueBackend).queue('news');
    // The end of a job is a message to the queue, too.
    await eventually(async () => {
      expect(await query(database, HANDLED)).toHaveLength(1);
      expect(Object.values(await queue.getJobCounts()).every((count) => count === 0)).toBe(true);
    });
    const log = logOf(worker);
    const accept = await refusing(database, redis);
    await publish(worker, context);
    await eventually(() => expect(log.warnings).toEqual([expect.stringContaining('Events of kind news wait')]));
    await expect(worker.app.get(OutboxRelay).relay('news')).rejects.toThrow();
    expect(await query(database, WAITING)).toHaveLength(1);
    expect(seen.events).toHaveLength(1);
    await accept();
    await eventually(() => expect(seen.events).toHaveLength(2));
    await eventually(() => expect(log.messages).toContainEqual('Events of kind news are relayed again.'));
    expect(log.warnings).toHaveLength(1);
    await eventually(() => expect(seen.others).toHaveLength(2));
    await eventually(async () => expect(await query(database, WAITING)).toEqual([]));
  });

  it('brings news to people while work of another kind fills its queue', async () => {
    const seen = new Seen();
    const worker = await start(seen);
    const [busy, other] = [await worker.given.organization(), await worker.given.organization()];
    const release = seen.block(busy.context.organizationId);
    await publishBulk(worker, busy.context, 30);
    await eventually(() => expect(seen.begun).toBeGreaterThan(0));
    await publish(worker, other.context);
    await eventually(() => expect(seen.events).toHaveLength(1));
    release();
  });

  it('keeps each kind of work in a queue of its own', async () => {
    const seen = new Seen();
    const release = seen.block();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    await publish(worker, context);
    await publishBulk(worker, context, 1);
    await eventually(() => expect(seen.begun).toBe(2));
    const [one, other] = (await query(database, 'select id from outbox order by name')) as { id: string }[];
    const backend = worker.app.get(QueueBackend);
    const jobs = [
      await backend.queue('bulk').getJob(`${one?.id}/BulkHandler.handle`),
      await backend.queue('news').getJob(`${other?.id}/FirstHandler.handle`),
    ];
    expect(jobs.map((job) => job?.queueName)).toEqual(['bulk', 'news']);
    release();
  });

  it('never lets the slow jobs of one organization hold up those of another', async () => {
    const seen = new Seen();
    const worker = await start(seen);
    const [slow, other] = [await worker.given.organization(), await worker.given.organization()];
    const release = seen.block(slow.context.organizationId);
    await publishMany(worker, slow.context, 60);
    // As many as may run of one organization; none of theirs ends.
    await eventually(() => expect(seen.begun).toBe(4));
    await publishMany(worker, other.context, 20);
    await eventually(() => expect(seen.events).toHaveLength(20));
    expect(seen.begun).toBe(24);
    expect(new Set(seen.events.map(({ context }) => context.organizationId))).toEqual(
      new Set([other.context.organizationId]),
    );
    release();
    await eventually(() => expect(seen.events).toHaveLength(80), 60_000);
    expect(new Set(seen.events.map(({ event }) => event.id)).size).toBe(80);
  });

  it('keeps a backlog out of the queue, which holds a few jobs of each organization and none that have ended', async () => {
    const seen = new Seen();
    const release = seen.block();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    await publishMany(worker, context, 40);
    const held = 'select id from outbox where relayed_at is not null and handled_at is null';
    await eventually(async () => expect(await query(database, held)).toHaveLength(10));
    await expect(worker.app.get(OutboxRelay).relay('news')).resolves.toBe(0);
    release();
    await eventually(async () => expect(await query(database, HANDLED)).toHaveLength(40));
    const counts = () => worker.app.get(QueueBackend).queue('news').getJobCounts();
    await eventually(async () => expect(Object.values(await counts()).every((count) => count === 0)).toBe(true));
  });

  it('does not believe an envelope that breaks its contract', async () => {
    const seen = new Seen();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    const process = worker.app.get(EventWorker);
    const envelope = {
      id: newId(),
      organizationId: context.organizationId,
      name: EVENT,
      payload: payload(),
      handler: 'FirstHandler.handle',
    };
    await expect(process.handle({ ...envelope, handler: 'BulkHandler.handle' })).rejects.toThrow('does not handle');
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
    const begin = performance.now();
    await start(one);
    await start(two);
    const ticks = () => one.ticks.length + two.ticks.length;
    await eventually(() => expect(ticks()).toBeGreaterThan(10));
    // Each on its own would make twice as many as there were turns.
    expect(ticks()).toBeLessThanOrEqual((performance.now() - begin) / TICK + 2);
  });

  it('ends although a job hangs', async () => {
    const seen = new Seen();
    const release = seen.block();
    const worker = await start(seen);
    const { context } = await worker.given.organization();
    await publish(worker, context);
    await eventually(() => expect(seen.others).toHaveLength(1));
    // The job goes on after the worker has ended only.
    await workers.pop()?.close();
    expect(seen.events).toEqual([]);
    release();
  });

  it('refuses to start when nobody handles an event', async () => {
    await expect(start(new Seen(), { queue: { events: [EVENT, 'response.invited'] } })).rejects.toThrow(
      'Nothing handles response.invited',
    );
  });

  it('can name every handler', async () => {
    const worker = await start(new Seen());
    expect(
      worker.app
        .get(JobRegistry)
        .jobs()
        .map(({ handler, event, kind }) => `${event} → ${handler} (${kind})`),
    ).toEqual([
      'plan.assigned → FirstHandler.handle (news)',
      'plan.assigned → SecondHandler.handle (news)',
      'note.compact → BulkHandler.handle (bulk)',
    ]);
  });
});

const HANDLED = 'select id from outbox where handled_at is not null';
const WAITING = 'select id from outbox where relayed_at is null';

/** The queue takes no jobs until the function that this returns was called. */
async function refusing(database: TestDatabase, redis: TestRedis | null): Promise<() => Promise<unknown>> {
  if (redis) {
    await redis.refuse();
    return () => redis.accept();
  }
  await query(database, 'revoke insert on bullmq.job from certitude_app');
  return () => query(database, 'grant insert on bullmq.job to certitude_app');
}

/** What one part of a worker says from now on, with the fields of each line. */
function linesOf({ app }: TestWorker, part: string): object[] {
  const lines: object[] = [];
  const keep =
    (level: string) =>
    (line: object, ...rest: unknown[]) => {
      // Errors have a place for a stack before the name of the part.
      if (rest.at(-1) === part) lines.push({ level, ...line });
    };
  app.useLogger({ log: () => undefined, warn: keep('warn'), error: keep('error') });
  return lines;
}

/** What the relay says from now on. */
function logOf({ app }: TestWorker): { readonly warnings: string[]; readonly messages: string[] } {
  const log = { warnings: [] as string[], messages: [] as string[] };
  const keep = (list: string[]) => (text: string, context?: string) => {
    if (context === 'OutboxRelay') list.push(text);
  };
  app.useLogger({ log: keep(log.messages), warn: keep(log.warnings), error: () => undefined });
  return log;
}

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
