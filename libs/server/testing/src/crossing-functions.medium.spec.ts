import { randomUUID } from 'node:crypto';
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

  /** Everything after it is done by the owner of an organization. */
  const as = (world: ExampleRows) =>
    call(
      "select set_config('app.organization_id', $1, true), set_config('app.actor_id', $2, true)",
      world.org,
      world.account,
    );

  /** What each gives, and what it keeps to itself. */
  const behaviours: Record<Signature, () => Promise<void>> = {
    'memberships_of(uuid)': async () => {
      const rows = await call('select * from memberships_of($1)', one.account);
      expect(rows).toEqual([
        {
          organization_id: one.org,
          name: 'Organization',
          role: 'owner',
          sample: false,
          joined_at: expect.any(Date),
          suspended: false,
        },
      ]);
      await inside(one, 'update member set removed_at = now() returning 1');
      expect(await call('select * from memberships_of($1)', one.account)).toEqual([]);
    },
    'organizations_of_instance(uuid,integer)': async () => {
      const sql = 'select * from organizations_of_instance(null, 10)';
      const { rows } = await owner.query<{ organization_id: string }>(sql);
      expect(rows.map((row) => row.organization_id)).toEqual([one.org, two.org].sort());
      expect(Object.keys(rows[0] ?? {}).sort()).toEqual(
        ['created_at', 'members', 'name', 'organization_id', 'sample', 'suspended'].sort(),
      );
      await expect(call(sql)).rejects.toThrow(/permission denied/);
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
          note: '',
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
    'outbox_waiting_of(text[],integer,integer)': async () => {
      const waiting = async (names: string[], share: number, most: number) =>
        (await call('select * from outbox_waiting_of($1, $2, $3)', names, share, most)).map(
          ({ organization_id, name }) => [organization_id, name],
        );
      await inside(
        one,
        `insert into outbox (organization_id, id, name, payload)
         select organization_id, gen_random_uuid(), name, payload from outbox, generate_series(1, 3) returning 1`,
      );
      const [first, second] = [one.org, two.org].map((org) => [org, 'plan.assigned']);
      expect((await waiting(['plan.assigned'], 2, 10)).sort()).toEqual([first, first, second].sort());
      // In turn: nobody's second before everybody's first.
      expect((await waiting(['plan.assigned'], 10, 2)).sort()).toEqual([first, second].sort());
      expect(await waiting(['reminder.due'], 10, 10)).toEqual([]);
      // What the queue holds takes places; a dead letter is not in the queue.
      await call('select outbox_relayed($1)', [one['outbox'], two['outbox']]);
      expect(await waiting(['plan.assigned'], 1, 10)).toEqual([]);
      await inside(one, 'update outbox set has_dead_letter = true where relayed_at is not null returning 1');
      expect(await waiting(['plan.assigned'], 1, 10)).toEqual([first]);
    },
    'outbox_relay_again_of(timestamp with time zone,text[],text[])': async () => {
      const again = async (name: string, handler: string) => {
        await call('select outbox_relayed($1)', [one['outbox'], two['outbox']]);
        const [row] = await call(
          "select outbox_relay_again_of(now() + interval '1 second', $1, $2) as count",
          [name],
          [handler],
        );
        return row;
      };
      expect(await again('plan.assigned', 'Jobs.other')).toEqual({ count: '2' });
      // Given up, or handled, or nobody's.
      expect(await again('plan.assigned', 'Jobs.handle')).toEqual({ count: '0' });
      await inside(one, "update outbox set handled_by = '{Jobs.other}' returning 1");
      expect(await again('plan.assigned', 'Jobs.other')).toEqual({ count: '1' });
      expect(await again('reminder.due', 'Jobs.other')).toEqual({ count: '0' });
    },
    'dead_letters(uuid,integer)': async () => {
      const rows = await call('select * from dead_letters(null, 10)');
      expect(rows.map(({ id }) => id)).toEqual([one['letter'], two['letter']].sort().reverse());
      expect(rows[0]).toMatchObject({ event: 'plan.assigned', handler: 'Jobs.handle', attempts: 9, error: 'Error' });
      expect(await call('select id from dead_letters($1, 10)', rows[0]?.['id'])).toEqual([{ id: rows[1]?.['id'] }]);
      expect(await call('select id from dead_letters(null, 1)')).toHaveLength(1);
    },
    'dead_letters_retry(uuid[])': async () => {
      await call('select outbox_relayed($1)', [one['outbox'], two['outbox']]);
      expect(await call('select dead_letters_retry($1) as count', [one['letter']])).toEqual([{ count: '1' }]);
      expect(await inside(one, 'select relayed_at from outbox')).toEqual({ relayed_at: null });
      expect(await inside(two, 'select relayed_at from outbox')).toEqual({ relayed_at: expect.any(Date) });
      expect(await call('select dead_letters_retry($1) as count', [])).toEqual([{ count: '0' }]);
      expect(await call('select dead_letters_retry(null) as count')).toEqual([{ count: '1' }]);
      expect(await call('select * from dead_letters(null, 10)')).toEqual([]);
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
    'undo_import(uuid,timestamp with time zone)': async () => {
      const made = '{"head":1,"pkiId":null,"evidence":[],"plans":[],"tasks":0}';
      await inside(
        one,
        `update assessment_import set state = 'imported', assessment_id = '${one['assessment']}', expires_at = null,
           imported_at = now(), imported_by = created_by, made = '${made}' returning 1`,
      );
      const undo = `select undo_import('${one['preview']}', now()) as undone`;
      // Another organization's is none; what was changed since stays, whoever asks.
      expect(await inside(two, undo)).toEqual({ undone: false });
      expect(await inside(one, undo)).toEqual({ undone: false });
      expect(await inside(one, 'select state from assessment_import')).toEqual({ state: 'imported' });
      expect(await inside(one, "select id from assessment where name = 'Assessment'")).toEqual({
        id: one['assessment'],
      });
    },
    'undo_merge(uuid,timestamp with time zone)': async () => {
      await inside(
        one,
        `update assessment_import set state = 'imported', assessment_id = null, merged_into = '${one['assessment']}',
           expires_at = null, imported_at = now(), imported_by = created_by,
           made = '{"head":1,"pkiId":null,"evidence":[],"plans":[],"tasks":0}',
           merge = '{"plans":[],"targets":[],"declared":[],"owners":[]}' returning 1`,
      );
      const undo = `select undo_merge('${one['preview']}', now()) as undone`;
      expect(await inside(two, undo)).toEqual({ undone: false });
      expect(await inside(one, 'select state from assessment_import')).toEqual({ state: 'imported' });
      expect(await inside(one, undo)).toEqual({ undone: true });
      expect(await inside(one, 'select state from assessment_import')).toEqual({ state: 'undone' });
    },
    'load_archive_rows(text,text[],jsonb)': async () => {
      const load = (table: string, row: object) =>
        call('select load_archive_rows($1, $2, $3::jsonb)', table, Object.keys(row), JSON.stringify([row]));
      const made = randomUUID();
      await call("select set_config('app.organization_id', $1, true)", made);
      await load('organization', { name: 'Arrived', time_zone: 'UTC' });
      // Whatever a row says of its organization.
      await load('member', { account_id: one.account, role: 'owner', organization_id: two.org }).catch(() => undefined);
      await call('rollback');
      await call('begin');
      await call("select set_config('app.organization_id', $1, true)", made);
      await load('organization', { name: 'Arrived', time_zone: 'UTC' });
      await load('member', { account_id: one.account, role: 'owner' });
      expect(await call('select organization_id from member')).toEqual([{ organization_id: made }]);
      // Into one that was there before nothing is loaded, and into other tables nothing at all.
      await as(two);
      await expect(load('member', { account_id: one.account, role: 'owner' })).rejects.toThrow('is there already');
      await call('rollback');
      await call('begin');
      await as(two);
      await expect(load('session', { token_hash: 'x' })).rejects.toThrow('no rows of session arrive');
    },
    'load_archive_baselines(jsonb)': async () => {
      const rows = JSON.stringify([{ id: one['assessment'], baseline_id: null, baseline_version_id: null }]);
      await as(one);
      await call('select load_archive_baselines($1::jsonb)', rows);
      expect(await inside(one, `select baseline_id as id from assessment where id = '${one['assessment']}'`)).toEqual({
        id: one['baseline'],
      });
    },
    'organizations_with_due_reminders(timestamp with time zone,uuid,integer)': async () => {
      const due = async (after: string | null, most = 10) =>
        (await call('select * from organizations_with_due_reminders(now(), $1, $2)', after, most)).map(
          ({ organization_id }) => organization_id,
        );
      const [first, second] = [one.org, two.org].sort();
      expect(await due(null)).toEqual([first, second]);
      expect(await due(null, 1)).toEqual([first]);
      expect(await due(first ?? '')).toEqual([second]);
      expect(await due(second ?? '')).toEqual([]);
      expect(await call("select * from organizations_with_due_reminders(now() - interval '1 year', null, 10)")).toEqual(
        [],
      );
    },
    'organizations_to_clean(uuid,integer)': async () => {
      const [first, second] = [one.org, two.org].sort();
      const page = (after: string | null, most: number) =>
        call('select * from organizations_to_clean($1, $2)', after, most);
      expect(await page(null, 10)).toEqual([{ organization_id: first }, { organization_id: second }]);
      expect(await page(null, 1)).toEqual([{ organization_id: first }]);
      expect(await page(first ?? '', 10)).toEqual([{ organization_id: second }]);
    },
    'remove_sample_organization()': async () => {
      const remove = async (world: ExampleRows, actor: string) => {
        await app.query("select set_config('app.organization_id', $1, true), set_config('app.actor_id', $2, true)", [
          world.org,
          actor,
        ]);
        return (await call('select remove_sample_organization() as removed'))[0]?.['removed'];
      };
      const sample = await exampleRows(owner, one['release'] ?? '', { sample: true });
      expect(await remove(one, one.account)).toBe(false);
      expect(await remove(sample, one.account)).toBe(false);
      expect(await remove(sample, '')).toBe(false);
      expect(await remove(sample, sample.account)).toBe(true);
      expect(await inside(sample, 'select * from response')).toBeUndefined();
      expect(await inside(one, 'select name from organization')).toEqual({ name: 'Organization' });
      expect(await inside(two, 'select name from organization')).toEqual({ name: 'Organization' });
      // For good: the next test finds two organizations only.
      await app.query('commit');
    },
    // What they hide, restore and remove is in a spec of its own: deleted-rows.medium.spec.ts.
    'hide_object(text,uuid,uuid)': async () => {
      await as(one);
      const hide = "select hide_object('pki', $1, $2) as done";
      expect(await call(hide, two['pki'], randomUUID())).toEqual([{ done: false }]);
      await expect(call(hide, one['pki'], randomUUID())).rejects.toMatchObject({ code: 'CE007' });
    },
    'keep_words_of_account()': async () => {
      const words =
        'select string_agg(word, $$ $$ order by word) as words from title_word where kind = $$person$$ and word <> $$heir$$';
      await expect(call('select keep_words_of_account()')).rejects.toThrow(/permission denied/);
      await app.query('rollback');
      await app.query('begin');
      await call("update account set name = 'Grace Hopper' where id = $1", one.account);
      expect([await inside(one, words), await inside(two, words)]).toEqual([
        { words: 'grace hopper' },
        { words: 'person' },
      ]);
    },
    'restore_deleted(uuid)': async () => {
      await as(one);
      expect(await call('select restore_deleted($1) as done', one['deletion'])).toEqual([{ done: false }]);
      expect(await call('select restore_deleted($1) as done', two['deletion'])).toEqual([{ done: false }]);
    },
    'remove_assessment(uuid)': async () => {
      await as(one);
      const remove = 'select remove_assessment($1) as done';
      expect(await call(remove, two['assessment'])).toEqual([{ done: false }]);
      await expect(call(remove, one['assessment'])).rejects.toMatchObject({ code: 'CE007' });
    },
    'remove_deleted(timestamp with time zone,integer)': async () => {
      await as(one);
      expect(await call('select from remove_deleted(now(), 10)')).toEqual([]);
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
