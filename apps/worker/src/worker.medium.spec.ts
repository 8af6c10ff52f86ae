import { type ActionPlanId, EVENTS } from '@certitude/contracts';
import { DatabaseClient, JobRegistry, newId } from '@certitude/server/core';
import { IdentityModule } from '@certitude/server/identity';
import { ImprovementModule, Plans } from '@certitude/server/improvement';
import { OrganizationsModule } from '@certitude/server/organizations';
import {
  eventually,
  givenAssessment,
  type GivenMember,
  hasRedis,
  testRedis,
  type TestRedis,
  testServer,
  type TestServer,
} from '@certitude/server/testing';
import { Test } from '@nestjs/testing';
import pg from 'pg';
import { BuiltWorker, type WorkerProcess } from './testing/worker-process';
import { WorkerModule } from './worker.module';

const DAY = 24 * 60 * 60 * 1_000;
/** Milliseconds that bound every wait; a quiet machine needs a tenth. */
const WITHIN = 60_000;
jest.setTimeout(4 * WITHIN);

const backends: [string, () => Promise<TestRedis | null>][] = [['PostgreSQL', () => Promise.resolve(null)]];
if (hasRedis()) backends.push(['Redis', () => testRedis(2)]);
else process.stdout.write('The worker is not tested on Redis: set TEST_REDIS_URL or install redis-server.\n');

let built: BuiltWorker;
beforeAll(async () => {
  built = await BuiltWorker.build();
});
afterAll(() => built.remove());

describe.each(backends)('a worker process on %s', (_name, startBackend) => {
  let redis: TestRedis | null;
  /** Makes the plans, as the api does; runs no jobs. */
  let api: TestServer;
  let admin: pg.Client;
  const workers: WorkerProcess[] = [];

  beforeAll(async () => {
    redis = await startBackend();
  });
  afterAll(async () => {
    await redis?.stop();
  });
  beforeEach(async () => {
    await redis?.empty();
    api = await testServer({ modules: [IdentityModule, OrganizationsModule, ImprovementModule] });
    admin = await connect();
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.kill()));
    await admin.end();
    await api.close();
  });

  const connect = async (): Promise<pg.Client> => {
    const client = new DatabaseClient({ connectionString: api.database.adminUrl });
    await client.connect();
    return client;
  };
  const environment = () => ({
    DATABASE_URL: api.database.appUrl,
    SESSION_SECRET: 'a-secret-that-only-tests-use-0123456789',
    REMINDER_SWEEP_SECONDS: '1',
    JOB_LOCK_SECONDS: '1',
    ...(redis ? { REDIS_URL: redis.url } : {}),
  });
  const start = async (): Promise<WorkerProcess> => {
    const worker = await built.start(environment());
    workers.push(worker);
    return worker;
  };

  /** Plans whose date was four days ago, of which nobody has heard: the worker was down. */
  const latePlans = async (count: number): Promise<{ mia: GivenMember; ids: ActionPlanId[] }> => {
    const manager = await api.given.organization();
    const mia = await api.given.member(manager, 'contributor');
    const { assessmentId, responses } = await givenAssessment(api, manager);
    const now = api.clock.now();
    api.clock.advance(-20 * DAY);
    const ids: ActionPlanId[] = [];
    for (let index = 0; index < count; index++) {
      const plan = await api.app.get(Plans).create(manager.context, {
        assessmentId,
        responseId: responses[0]?.id ?? newId(),
        title: `Plan ${index}`,
        objectives: '',
        targetLevel: 4,
        responsible: mia.accountId,
        dueOn: new Date(now.getTime() - 4 * DAY).toISOString().slice(0, 10),
        priority: 'medium',
      });
      ids.push(plan.id);
    }
    api.clock.advance(20 * DAY);
    return { mia, ids };
  };
  /** How many notifications there are, by what they say of which plan: `plan-due …`. */
  const notices = async (): Promise<Record<string, number>> => {
    const { rows } = await admin.query<{ what: string; count: number }>(
      `select kind || ' ' || substring(link from '[^/]+$') as what, count(*)::int as count from notification group by 1`,
    );
    return Object.fromEntries(rows.map(({ what, count }) => [what, count]));
  };
  /** Of each plan its person is told twice: that it is theirs, and that it is late. */
  const once = (ids: readonly ActionPlanId[]) =>
    Object.fromEntries(
      ids.flatMap(
        (id) =>
          [
            [`plan-assigned ${id}`, 1],
            [`plan-due ${id}`, 1],
          ] as const,
      ),
    );
  /** Until every event that was published was handled. */
  const settled = () =>
    eventually(async () => {
      const { rows } = await admin.query<{ left: number }>(
        `select (select count(*)::int from outbox where handled_at is null)
           + (select count(*)::int from reminder where state = 'enqueued' or state = 'waiting' and due_at <= now()) as left`,
      );
      expect(rows).toEqual([{ left: 0 }]);
    }, WITHIN);
  /** Until a statement like this one of the worker waits for a lock that the test holds. */
  const waits = (statement: string) =>
    eventually(async () => {
      const { rows } = await admin.query(
        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like $1",
        [`%${statement}%`],
      );
      expect(rows).not.toEqual([]);
    }, WITHIN);
  /** Holds rows or a table until it is released. */
  const hold = async (lock: string): Promise<() => Promise<void>> => {
    const holder = await connect();
    await holder.query('begin');
    await holder.query(lock);
    return () => holder.end();
  };
  /** Makes a kind of change wait until it is released. @param change like `insert on notification` */
  const holdUp = async (change: string): Promise<() => Promise<void>> => {
    await admin.query(`
      create function wait_for_test() returns trigger language plpgsql as
        'begin perform pg_advisory_xact_lock(1); return new; end';
      create trigger wait_for_test before ${change} for each row execute function wait_for_test()`);
    return hold('select pg_advisory_xact_lock(1)');
  };
  /** The process dies, and the database notices at once: nothing it had begun is finished. */
  const die = async (worker: WorkerProcess): Promise<void> => {
    await worker.kill();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and usename = 'certitude_app' and wait_event_type = 'Lock'`,
    );
  };

  it('tells a person of a late plan once, after it was down for days', async () => {
    const { mia, ids } = await latePlans(2);
    await start();
    await eventually(async () => expect(await notices()).toEqual(once(ids)), WITHIN);
    await settled();
    expect(await notices()).toEqual(once(ids));
    const { rows } = await admin.query('select title from notification where kind = $1 and recipient_id = $2', [
      'plan-due',
      mia.accountId,
    ]);
    expect(rows).toContainEqual({ title: 'Action plan “Plan 0” in Yearly assessment was due 4 days ago' });
  });

  describe('loses and doubles nothing when it is killed', () => {
    it('between finding a reminder due and making its job', async () => {
      const { ids } = await latePlans(1);
      const release = await hold('lock table outbox in share mode');
      const worker = await start();
      await waits('insert into outbox');
      await die(worker);
      await release();
      await start();
      await settled();
      expect(await notices()).toEqual(once(ids));
    });

    it('between making the job and marking the event', async () => {
      const { ids } = await latePlans(1);
      const release = await hold('select from outbox for update');
      const worker = await start();
      await waits('outbox_relayed');
      await die(worker);
      await release();
      await start();
      await settled();
      expect(await notices()).toEqual(once(ids));
    });

    it('between making the job and delivery', async () => {
      const { ids } = await latePlans(1);
      const release = await holdUp('insert on notification');
      const worker = await start();
      await waits('insert into notification');
      await die(worker);
      expect(await notices()).toEqual({});
      await release();
      await start();
      await settled();
      expect(await notices()).toEqual(once(ids));
    });

    it('between delivery and the end of the job', async () => {
      const { ids } = await latePlans(1);
      const release = await holdUp('update of handled_at on outbox');
      const worker = await start();
      await eventually(async () => expect(await notices()).toEqual(once(ids)), WITHIN);
      await waits('update outbox set handled_at');
      await die(worker);
      await release();
      await start();
      await settled();
      expect(await notices()).toEqual(once(ids));
    });

    it('again and again while it works, and another one beside it', async () => {
      const { ids } = await latePlans(60);
      const survivor = await start();
      for (const told of [1, 15, 30]) {
        const victim = await start();
        await eventually(async () => expect(Object.keys(await notices()).length).toBeGreaterThanOrEqual(told), WITHIN);
        await die(victim);
      }
      await settled();
      expect(await notices()).toEqual(once(ids));
      expect(survivor.isRunning).toBe(true);
    });
  });

  it('goes on by itself when all its connections broke', async () => {
    const worker = await start();
    for (const count of [1, 2, 3]) {
      const { ids } = await latePlans(count);
      await eventually(async () => expect(await notices()).toMatchObject(once(ids)), WITHIN);
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and usename = 'certitude_app'`,
      );
      await redis?.disconnectAll();
      // The api of the test lost its connections too.
      await eventually(() => api.db.global('select 1'), WITHIN);
    }
    await settled();
    expect(Object.keys(await notices())).toHaveLength(2 * (1 + 2 + 3));
    expect(worker.isRunning).toBe(true);
  });

  it('ends within five seconds when it is told to, even in the middle of a job', async () => {
    await latePlans(1);
    const release = await holdUp('insert on notification');
    const worker = await start();
    await waits('insert into notification');
    const { took, code } = await worker.terminate();
    await release();
    expect(took).toBeLessThan(5_000);
    expect(code).toBe(0);
    const idle = await start();
    await settled();
    expect((await idle.terminate()).took).toBeLessThan(5_000);
  });
});

describe('the worker', () => {
  it('has a handler for every event there is', async () => {
    const api = await testServer({ modules: [IdentityModule, OrganizationsModule] });
    const app = await Test.createTestingModule({ imports: [WorkerModule.forRoot(api.config)] }).compile();
    const handled = app
      .get(JobRegistry, { strict: false })
      .jobs()
      .map(({ event }) => event);
    expect(new Set(handled)).toEqual(new Set(Object.keys(EVENTS)));
    // What is not listed here is news: nobody waits for it behind what the calendar says, or behind bulk.
    const others = app
      .get(JobRegistry, { strict: false })
      .jobs()
      .filter(({ kind }) => kind !== 'news')
      .map(({ event, kind }) => `${event}: ${kind}`);
    expect(others.sort()).toEqual(['file.withdrawn: bulk', 'note.compact: bulk', 'reminder.due: reminders']);
    expect(
      app
        .get(JobRegistry, { strict: false })
        .schedules()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['file-sweep', 'freezing-sweep', 'housekeeping', 'outbox-housekeeping', 'reminder-sweep']);
    await app.close();
    await api.close();
  });

  it('says what to set when its configuration is wrong', async () => {
    await expect(built.start({ DATABASE_URL: 'nowhere' })).rejects.toThrow('Set DATABASE_URL');
  });
});
