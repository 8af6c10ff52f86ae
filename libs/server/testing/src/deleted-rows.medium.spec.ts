import { randomUUID } from 'node:crypto';
import { DatabaseClient } from '@certitude/server/core';
import type pg from 'pg';
import { exampleRelease, exampleRows, type ExampleRows } from './tenant-rows';
import { testDatabase } from './test-database';

/** An organization with a row in every table. */
type World = ExampleRows;
const KINDS = ['evidence', 'plan', 'assessment', 'pki'] as const;
type Kind = (typeof KINDS)[number];

describe('what is deleted, in the database', () => {
  let admin: pg.Client;
  let owner: pg.Client;
  let app: pg.Client;
  let release: string;
  let appUrl: string;
  /** Tables with a flag that hides their rows. */
  let hideable: string[];
  beforeAll(async () => {
    const database = await testDatabase();
    admin = new DatabaseClient({ connectionString: database.adminUrl });
    owner = new DatabaseClient({ connectionString: database.ownerUrl });
    app = new DatabaseClient({ connectionString: database.appUrl });
    await Promise.all([admin.connect(), owner.connect(), app.connect()]);
    appUrl = database.appUrl;
    release = await exampleRelease(owner);
    const { rows } = await admin.query<{ name: string }>(
      `select attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where attname = 'deletion_id' and c.relkind = 'r'`,
    );
    hideable = rows.map(({ name }) => name);
  });
  afterAll(() => Promise.all([admin.end(), owner.end(), app.end()]));

  /** One organization where nothing was decided: as its rows were before anybody did. */
  const undecided = async (): Promise<World> => {
    const world = await decided();
    await admin.query("set session_replication_role = 'replica'");
    for (const sql of [
      "update review set decision = 'changes-requested' where organization_id = $1",
      'update assessment set baseline_id = null, baseline_version_id = null where organization_id = $1',
      'delete from assessment_version where organization_id = $1',
      "delete from assessment where organization_id = $1 and name = 'Baseline'",
    ])
      await admin.query(sql, [world.org]);
    await admin.query("set session_replication_role = 'origin'");
    return world;
  };
  const decided = (): Promise<World> => exampleRows(owner, release);
  /** As the application, for the person of an organization. */
  const as = async <T>({ org, account }: World, work: (query: typeof one) => Promise<T>): Promise<T> => {
    await app.query('begin');
    try {
      await app.query("select set_config('app.organization_id', $1, true), set_config('app.actor_id', $2, true)", [
        org,
        account,
      ]);
      return await work(one);
    } finally {
      await app.query('commit');
    }
  };
  const one = async (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
    (await app.query<Record<string, unknown>>(sql, values)).rows;
  const hide = (world: World, kind: Kind): Promise<string> =>
    as(world, async (query) => {
      const deletion = randomUUID();
      expect(await query('select hide_object($1, $2, $3) as done', kind, world[kind], deletion)).toEqual([
        { done: true },
      ]);
      return deletion;
    });
  /** How many rows each table has of an organization, hidden or not, as an administrator sees it. */
  const counts = async ({ org }: World): Promise<Record<string, number>> => {
    const { rows } = await admin.query<{ name: string }>(
      `select attrelid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where attname = 'organization_id' and c.relkind = 'r' order by 1`,
    );
    const found: Record<string, number> = {};
    for (const { name } of rows) {
      const answer = await admin.query<{ n: number }>(
        `select count(*)::int as n from ${name} where organization_id = $1`,
        [org],
      );
      found[name] = answer.rows[0]?.n ?? 0;
    }
    return found;
  };
  const seen = (world: World): Promise<Record<string, number>> =>
    as(world, async (query) => {
      const found: Record<string, number> = {};
      for (const table of hideable) found[table] = (await query(`select from ${table}`)).length;
      return found;
    });
  const age = ({ org }: World) =>
    admin.query("update deletion set deleted_at = now() - interval '31 days' where organization_id = $1", [org]);
  const remove = (world: World) => as(world, (query) => query('select from remove_deleted(now(), 10)'));

  it('is hidden by a flag that some tables have', () => {
    expect(hideable.length).toBeGreaterThanOrEqual(11);
  });

  it('is not seen in any of them, and comes back as it was', async () => {
    const world = await undecided();
    const before = await seen(world);
    const deletions: string[] = [];
    for (const kind of KINDS) deletions.unshift(await hide(world, kind));
    expect(new Set(Object.values(await seen(world)))).toEqual(new Set([0]));
    for (const id of deletions) await as(world, (query) => query('select restore_deleted($1)', id));
    expect(await seen(world)).toEqual(before);
  });

  it('hides and restores nothing of another organization', async () => {
    const [mine, theirs] = [await undecided(), await undecided()];
    const before = await seen(theirs);
    const deletion = await hide(mine, 'pki');
    expect(await seen(theirs)).toEqual(before);
    expect(await as(theirs, (query) => query('select restore_deleted($1) as done', deletion))).toEqual([
      { done: false },
    ]);
    await age(mine);
    expect(await remove(theirs)).toEqual([]);
    expect((await counts(mine))['pki']).toBe(1);
  });

  it('needs somebody who does it', async () => {
    const world = await undecided();
    const nobody = { ...world, account: '' };
    await expect(
      as(nobody, (query) => query('select hide_object($1, $2, $3)', 'pki', world['pki'], randomUUID())),
    ).rejects.toMatchObject({ code: 'CE002' });
  });

  it('is removed with every row that refers to it, and nothing else', async () => {
    const world = await undecided();
    const before = await counts(world);
    for (const kind of ['evidence', 'pki'] as const) await hide(world, kind);
    await age(world);
    expect(await remove(world)).toHaveLength(2);
    const after = await counts(world);
    const gone = Object.keys(before).filter((table) => after[table] === 0 && before[table] !== 0);
    // Every table with content of a PKI, its assessments and their evidence; a withdrawn file stays.
    expect(gone.sort()).toEqual(
      [
        ...['pki', 'assessment', 'assessment_stream', 'response', 'assessment_operation', 'stream_client', 'note'],
        ...['assessment_target', 'declared_level', 'named_owner', 'operation_source', 'report', 'signed_report'],
        ...['review', 'response_contributor', 'guest_grant', 'action_plan', 'plan_task', 'plan_responsibility'],
        ...['reminder', 'evidence', 'evidence_revision', 'evidence_link', 'evidence_link_change'],
        ...['notification', 'notification_delivery'],
        'assessment_version',
      ]
        .filter((table) => before[table] !== 0)
        .sort(),
    );
    expect([before['stored_file'], after['stored_file']]).toEqual([2, 1]);
    expect(after['member']).toBe(before['member']);
    expect(after['deletion']).toBe((before['deletion'] ?? 0) + 2);
  });

  it('goes for one assessment at once when it is taken back, with all that hangs on it', async () => {
    const world = await undecided();
    const take = () => as(world, (query) => query('select remove_assessment($1) as done', world['assessment']));
    expect(await take()).toEqual([{ done: true }]);
    expect(await take()).toEqual([{ done: false }]);
    const after = await counts(world);
    for (const table of ['assessment', 'response', 'action_plan', 'assessment_operation', 'note'])
      expect([table, after[table]]).toEqual([table, 0]);
    expect([after['pki'], after['evidence']]).toEqual([1, 1]);
  });

  it.each(KINDS)('is never %s that something was decided on', async (kind) => {
    const world = await decided();
    await expect(hide(world, kind)).rejects.toMatchObject({ code: 'CE007' });
    expect((await seen(world))[kind === 'plan' ? 'action_plan' : kind]).toBeGreaterThan(0);
  });

  it('is not removed either when a decision turned up meanwhile', async () => {
    const world = await undecided();
    await hide(world, 'assessment');
    await age(world);
    await admin.query("set session_replication_role = 'replica'");
    await admin.query("update review set decision = 'accepted' where organization_id = $1", [world.org]);
    await admin.query("set session_replication_role = 'origin'");
    await expect(remove(world)).rejects.toMatchObject({ code: 'CE007' });
    expect((await counts(world))['assessment']).toBe(1);
  });

  it('takes in nothing new', async () => {
    const world = await undecided();
    await hide(world, 'pki');
    const plan = `insert into action_plan (organization_id, id, assessment_id, response_id, title, target_level, priority,
      status, created_by) values ($1, $2, $3, $4, 'Late', 3, 'low', 'draft', $5)`;
    const values = [world.org, randomUUID(), world['assessment'], world['response'], world.account];
    await expect(as(world, (query) => query(plan, ...values))).rejects.toMatchObject({ code: 'CE008' });
  });

  it('waits for whoever adds to it at the same moment, and hides that too', async () => {
    const world = await undecided();
    const other = new DatabaseClient({ connectionString: appUrl });
    await other.connect();
    try {
      await other.query('begin');
      await other.query("select set_config('app.organization_id', $1, true), set_config('app.actor_id', $2, true)", [
        world.org,
        world.account,
      ]);
      await other.query(
        `insert into action_plan (organization_id, id, assessment_id, response_id, title, target_level, priority,
           status, created_by) values ($1, $2, $3, $4, 'Late', 3, 'low', 'draft', $5)`,
        [world.org, randomUUID(), world['assessment'], world['response'], world.account],
      );
      const hiding = hide(world, 'assessment');
      await other.query('commit');
      await hiding;
      expect((await seen(world))['action_plan']).toBe(0);
    } finally {
      await other.end();
    }
  });
});
