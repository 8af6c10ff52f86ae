import { type ActionPlanId } from '@certitude/contracts';
import { DatabaseClient, newId } from '@certitude/server/core';
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
import type pg from 'pg';
import { type BuiltWorker, type WorkerProcess } from './worker-process';

const DAY = 24 * 60 * 60 * 1_000;
/** Late is what is late where the organization is: in the evening of UTC, its next day has begun. */
const DAY_OF_THE_ORGANIZATION = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Prague' });
/** Milliseconds that bound every wait; a quiet machine needs a tenth. */
export const WITHIN = 60_000;

/** The queues a worker is tried on. @param database of Redis, a file's own */
export function backends(database: number): readonly (readonly [string, () => Promise<TestRedis | null>])[] {
  const postgres = ['PostgreSQL', () => Promise.resolve(null)] as const;
  if (hasRedis()) return [postgres, ['Redis', () => testRedis(database)]];
  process.stdout.write('The worker is not tested on Redis: set TEST_REDIS_URL or install redis-server.\n');
  return [postgres];
}

/** Worker processes on a database and queue of their own, and what a test does around them. */
export class WorkerStage {
  private readonly workers: WorkerProcess[] = [];

  private constructor(
    private readonly built: BuiltWorker,
    private readonly redis: TestRedis | null,
    /** Makes the plans, as the api does; runs no jobs. */
    readonly api: TestServer,
    readonly admin: pg.Client,
  ) {}

  static async open(built: BuiltWorker, redis: TestRedis | null): Promise<WorkerStage> {
    await redis?.empty();
    const api = await testServer({ modules: [IdentityModule, OrganizationsModule, ImprovementModule] });
    return new WorkerStage(built, redis, api, await connect(api));
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.kill()));
    await this.admin.end();
    await this.api.close();
  }

  async start(): Promise<WorkerProcess> {
    const worker = await this.built.start({
      DATABASE_URL: this.api.database.appUrl,
      SESSION_SECRET: 'a-secret-that-only-tests-use-0123456789',
      REMINDER_SWEEP_SECONDS: '1',
      JOB_LOCK_SECONDS: '1',
      ...(this.redis ? { REDIS_URL: this.redis.url } : {}),
    });
    this.workers.push(worker);
    return worker;
  }

  /** Plans whose date was four days ago, of which nobody has heard: the worker was down. */
  async latePlans(count: number): Promise<{ mia: GivenMember; ids: ActionPlanId[] }> {
    const { api } = this;
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
        dueOn: DAY_OF_THE_ORGANIZATION.format(now.getTime() - 4 * DAY),
        priority: 'medium',
      });
      ids.push(plan.id);
    }
    api.clock.advance(20 * DAY);
    return { mia, ids };
  }

  /** How many notifications there are, by what they say of which plan: `plan-due …`. */
  async notices(): Promise<Record<string, number>> {
    const { rows } = await this.admin.query<{ what: string; count: number }>(
      `select kind || ' ' || substring(link from '[^/]+$') as what, count(*)::int as count from notification group by 1`,
    );
    return Object.fromEntries(rows.map(({ what, count }) => [what, count]));
  }

  /** Until people were told of these plans as they should be. */
  async told(ids: readonly ActionPlanId[]): Promise<void> {
    await eventually(async () => expect(await this.notices()).toEqual(once(ids)), WITHIN);
  }

  /** Until every event that was published was handled. */
  async settled(): Promise<void> {
    await eventually(async () => {
      const { rows } = await this.admin.query<{ left: number }>(
        `select (select count(*)::int from outbox where handled_at is null)
           + (select count(*)::int from reminder where state = 'enqueued' or state = 'waiting' and due_at <= now()) as left`,
      );
      expect(rows).toEqual([{ left: 0 }]);
    }, WITHIN);
  }

  /** Until a statement like this one of the worker waits for a lock that the test holds. */
  async waits(statement: string): Promise<void> {
    await eventually(async () => {
      const { rows } = await this.admin.query(
        "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like $1",
        [`%${statement}%`],
      );
      expect(rows).not.toEqual([]);
    }, WITHIN);
  }

  /** Holds rows or a table until it is released. */
  async hold(lock: string): Promise<() => Promise<void>> {
    const holder = await connect(this.api);
    await holder.query('begin');
    await holder.query(lock);
    return () => holder.end();
  }

  /** Makes a kind of change wait until it is released. @param change like `insert on notification` */
  async holdUp(change: string): Promise<() => Promise<void>> {
    await this.admin.query(`
      create function wait_for_test() returns trigger language plpgsql as
        'begin perform pg_advisory_xact_lock(1); return new; end';
      create trigger wait_for_test before ${change} for each row execute function wait_for_test()`);
    return this.hold('select pg_advisory_xact_lock(1)');
  }

  /** The process dies, and the database notices at once: nothing it had begun is finished. */
  async die(worker: WorkerProcess): Promise<void> {
    await worker.kill();
    await this.admin.query(
      `select pg_terminate_backend(pid, ${WITHIN}) from pg_stat_activity
       where datname = current_database() and usename = 'certitude_app' and wait_event_type = 'Lock'`,
    );
  }

  /** All connections to the database and to Redis end, those of the test included. */
  async breakConnections(): Promise<void> {
    // Until they are gone: one that ended later would do so under whoever uses it next.
    await this.admin.query(
      `select pg_terminate_backend(pid, ${WITHIN}) from pg_stat_activity
       where datname = current_database() and usename = 'certitude_app'`,
    );
    await this.redis?.disconnectAll();
    await eventually(() => this.api.db.global('select 1'), WITHIN);
  }
}

async function connect({ database }: TestServer): Promise<pg.Client> {
  const client = new DatabaseClient({ connectionString: database.adminUrl });
  await client.connect();
  return client;
}

/** Of each plan its person is told twice: that it is theirs, and that it is late. */
export const once = (ids: readonly ActionPlanId[]): Record<string, number> =>
  Object.fromEntries(ids.flatMap((id) => [`plan-assigned ${id}`, `plan-due ${id}`].map((notice) => [notice, 1])));
