import { DatabaseClient } from '@certitude/server/core';
import pg from 'pg';
import { EXCEPTIONS } from './catalogue-exceptions';
import { exampleRelease, exampleRows, type ExampleRows } from './tenant-rows';
import { testDatabase } from './test-database';

type Signature = keyof typeof EXCEPTIONS.crossingFunctions;

describe('functions that serve every organization', () => {
  let owner: pg.Client;
  let app: pg.Client;
  let one: ExampleRows;
  let two: ExampleRows;
  beforeAll(async () => {
    const database = await testDatabase();
    owner = new DatabaseClient({ connectionString: database.ownerUrl });
    app = new DatabaseClient({ connectionString: database.appUrl });
    await Promise.all([owner.connect(), app.connect()]);
    const release = await exampleRelease(owner);
    [one, two] = [await exampleRows(owner, release), await exampleRows(owner, release)];
  });
  afterAll(() => Promise.all([owner.end(), app.end()]));
  beforeEach(() => app.query('begin'));
  afterEach(() => app.query('rollback'));

  const call = async (sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> =>
    (await app.query<Record<string, unknown>>(sql, values)).rows;
  /** One row of an organization, seen from inside it. */
  const inside = async (world: ExampleRows, sql: string): Promise<Record<string, unknown> | undefined> => {
    await app.query("select set_config('app.organization_id', $1, true)", [world.org]);
    const { rows } = await app.query<Record<string, unknown>>(sql);
    await app.query("select set_config('app.organization_id', '', true)");
    return rows[0];
  };

  /** What each gives, and what it keeps to itself. */
  const behaviours: Record<Signature, () => Promise<void>> = {
    'memberships_of(uuid)': async () => {
      const rows = await call('select * from memberships_of($1)', one.account);
      expect(rows).toEqual([
        { organization_id: one.org, name: 'Organization', role: 'owner', sample: false, joined_at: expect.any(Date) },
      ]);
      await inside(one, 'update member set removed_at = now() returning 1');
      expect(await call('select * from memberships_of($1)', one.account)).toEqual([]);
    },
    'invitation_by_token(text)': async () => {
      const rows = await call('select * from invitation_by_token($1)', two['invitation']);
      expect(rows).toEqual([
        {
          organization_id: two.org,
          id: two['invitation'],
          organization_name: 'Organization',
          role: 'viewer',
          expires_at: expect.any(Date),
          accepted_at: null,
          revoked_at: null,
        },
      ]);
      expect(await call('select * from invitation_by_token($1)', 'unknown')).toEqual([]);
      expect(await call('select * from invitation_by_token(null)')).toEqual([]);
    },
    'stream_heads(uuid[])': async () => {
      const rows = await call('select * from stream_heads($1)', [one['assessment'], two['assessment'], one.org]);
      expect(rows.map((row) => Object.keys(row).sort())[0]).toEqual([
        'assessment_id',
        'epoch',
        'head',
        'organization_id',
        'state',
      ]);
      expect(rows.map(({ organization_id }) => organization_id).sort()).toEqual([one.org, two.org].sort());
      expect(await call('select * from stream_heads($1)', [])).toEqual([]);
    },
    'freezing_since_before(timestamp with time zone)': async () => {
      const freezing = "update assessment_stream set state = 'freezing', freezing_since = now() - interval '1 hour'";
      await inside(one, `${freezing} returning 1`);
      const rows = await call("select * from freezing_since_before(now() - interval '1 minute')");
      expect(rows).toEqual([{ organization_id: one.org, assessment_id: one['assessment'] }]);
      expect(await call("select * from freezing_since_before(now() - interval '2 hours')")).toEqual([]);
    },
    'outbox_waiting(integer)': async () => {
      const rows = await call('select * from outbox_waiting(10)');
      expect(rows.map(({ organization_id }) => organization_id).sort()).toEqual([one.org, two.org].sort());
      expect(rows[0]).toMatchObject({ name: 'plan.assigned', payload: {} });
      expect(await call('select * from outbox_waiting(1)')).toHaveLength(1);
    },
    'outbox_relayed(uuid[])': async () => {
      await call('select outbox_relayed($1)', [one['outbox']]);
      const rows = await call('select * from outbox_waiting(10)');
      expect(rows.map(({ organization_id }) => organization_id)).toEqual([two.org]);
      expect(await inside(two, 'select relayed_at from outbox')).toEqual({ relayed_at: null });
    },
    'outbox_relay_again(timestamp with time zone)': async () => {
      await call('select outbox_relayed($1)', [one['outbox'], two['outbox']]);
      await inside(one, 'update outbox set handled_at = now() returning 1');
      const [again] = await call("select outbox_relay_again(now() + interval '1 second') as count");
      expect(again).toEqual({ count: '1' });
      const rows = await call('select * from outbox_waiting(10)');
      expect(rows.map(({ organization_id }) => organization_id)).toEqual([two.org]);
    },
    'outbox_forget(timestamp with time zone)': async () => {
      await inside(one, "update outbox set handled_at = now() - interval '2 days' returning 1");
      const [gone] = await call("select outbox_forget(now() - interval '1 day') as count");
      expect(gone).toEqual({ count: '1' });
      expect(await inside(one, 'select id from outbox')).toBeUndefined();
      expect(await inside(two, 'select id from outbox')).toEqual({ id: two['outbox'] });
    },
    'reminders_due(timestamp with time zone,integer)': async () => {
      const rows = await call('select * from reminders_due(now(), 10)');
      expect(rows.map((row) => Object.keys(row).sort())[0]).toEqual(['id', 'organization_id']);
      expect(rows.map(({ id }) => id).sort()).toEqual([one['reminder'], two['reminder']].sort());
      expect(await call("select * from reminders_due(now() - interval '1 year', 10)")).toEqual([]);
    },
  };

  it.each(Object.keys(behaviours) as Signature[])('%s does what it is for, and no more', async (signature) => {
    await behaviours[signature]();
  });

  it('leave no context behind', async () => {
    await call('select * from memberships_of($1)', one.account);
    expect(await call('select * from member')).toEqual([]);
  });
});
