import { randomUUID } from 'node:crypto';
import { type AccountId, type OrganizationId } from '@certitude/contracts';
import {
  DatabaseClient,
  applicationDataSource,
  TenantBatches,
  type TenantContext,
  TenantDatabase,
} from '@certitude/server/core';
import pg from 'pg';
import { type DataSource } from 'typeorm';
import { tenantTables } from './tenant-catalogue';
import { beginAs, exampleRelease, exampleRows, type ExampleRows } from './tenant-rows';
import { testDatabase, type TestDatabase } from './test-database';

type Row = Record<string, unknown>;

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  /** Referring columns besides the organization. */
  readonly columns: readonly string[];
}

/** By its policy, or because the application may not write the table at all. */
const REFUSED = /row-level security policy|permission denied/;

describe('rows of an organization', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  let app: pg.Client;
  let mine: ExampleRows;
  let theirs: ExampleRows;
  let tables: string[];

  const connect = async (url: string) => {
    const client = new DatabaseClient({ connectionString: url });
    await client.connect();
    return client;
  };
  beforeAll(async () => {
    database = await testDatabase();
    [owner, app] = [await connect(database.ownerUrl), await connect(database.appUrl)];
    const release = await exampleRelease(owner);
    [mine, theirs] = [await exampleRows(owner, release), await exampleRows(owner, release)];
    tables = await tenantTables(owner);
  });
  afterAll(() => Promise.all([owner.end(), app.end()]));

  /** Runs statements in a transaction that is rolled back; without organization: in none. */
  async function within<T>(client: pg.Client, organization: string | undefined, work: () => Promise<T>): Promise<T> {
    await (organization === undefined ? client.query('begin') : beginAs(client, organization));
    try {
      return await work();
    } finally {
      await client.query('rollback');
    }
  }
  const select = async (client: pg.Client, table: string, condition = 'true'): Promise<Row[]> =>
    (await client.query<{ row: Row }>(`select to_jsonb(t) as row from ${table} t where ${condition}`)).rows.map(
      ({ row }) => row,
    );
  const insert = (client: pg.Client, table: string, row: Row) =>
    client.query(`insert into ${table} select * from jsonb_populate_record(null::${table}, $1)`, [JSON.stringify(row)]);
  /** The SQLSTATE and message of what a statement fails with; undefined when it succeeds. */
  const failure = async (work: Promise<unknown>): Promise<pg.DatabaseError | undefined> => {
    try {
      await work;
      return undefined;
    } catch (error) {
      if (error instanceof pg.DatabaseError) return error;
      throw error;
    }
  };
  const theirRow = async (table: string): Promise<Row> => {
    const [row] = await within(owner, theirs.org, () => select(owner, table));
    if (!row) throw new Error(`tenant-rows.ts has no example of ${table}.`);
    return row;
  };

  it('exist in every tenant table of this test', async () => {
    for (const table of tables) await theirRow(table);
  });

  it('cannot be seen without a context, by the application or by the owner', async () => {
    for (const client of [app, owner])
      for (const organization of [undefined, ''])
        for (const table of tables) {
          const rows = await within(client, organization, () => select(client, table));
          expect({ table, rows }).toEqual({ table, rows: [] });
        }
  });

  it('cannot be written without a context', async () => {
    for (const table of tables) {
      const row = await theirRow(table);
      const error = await within(app, undefined, () => failure(insert(app, table, row)));
      expect({ table, message: error?.message }).toEqual({
        table,
        message: expect.stringMatching(REFUSED),
      });
    }
  });

  it('cannot be seen, changed or deleted from another organization', async () => {
    for (const table of tables) {
      expect(await within(app, mine.org, () => select(app, table))).not.toEqual([]);
      const ofTheirs = `organization_id = '${theirs.org}'`;
      expect(await within(app, mine.org, () => select(app, table, ofTheirs))).toEqual([]);
      for (const sql of [
        `update ${table} set organization_id = organization_id where ${ofTheirs}`,
        `delete from ${table} where ${ofTheirs}`,
      ]) {
        const touched = await within(app, mine.org, () =>
          app.query(sql).then(
            ({ rowCount }) => rowCount,
            (error: pg.DatabaseError) => error.code,
          ),
        );
        // None is there, or the application may not do this to any row.
        expect([0, '42501']).toContain(touched);
      }
    }
  });

  it('cannot be put into another organization', async () => {
    for (const table of tables) {
      const row = await theirRow(table);
      const error = await within(app, mine.org, () => failure(insert(app, table, row)));
      expect({ table, message: error?.message }).toEqual({
        table,
        message: expect.stringMatching(REFUSED),
      });
    }
  });

  it('cannot be moved into another organization', async () => {
    for (const table of tables)
      for (const client of [app, owner]) {
        const error = await within(client, mine.org, () =>
          failure(client.query(`update ${table} set organization_id = '${theirs.org}'`)),
        );
        expect({ table, code: error?.code }).toEqual({ table, code: '42501' });
        if (client === owner) expect(error?.message).toMatch(/row-level security policy/);
      }
  });

  describe('that refer to others', () => {
    let keys: ForeignKey[];
    beforeAll(async () => {
      const { rows } = await owner.query<ForeignKey>(
        `select c.conrelid::regclass::text as table, c.conname as name, array(
           select a.attname::text from unnest(c.conkey) k join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k
           where a.attname <> 'organization_id') as columns
         from pg_constraint c
         where c.contype = 'f' and c.conrelid::regclass::text = any ($1) and c.confrelid::regclass::text = any ($1)`,
        [tables],
      );
      keys = rows.filter(({ columns }) => columns.length > 0);
    });

    /** A row like an existing one that collides with nothing. */
    async function another(table: string, row: Row): Promise<Row> {
      const { rows } = await owner.query<{ name: string; type: string }>(
        `select distinct a.attname::text as name, a.atttypid::regtype::text as type
         from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
         where i.indrelid = $1::regclass and i.indisunique and not exists (
           select from pg_constraint c where c.conrelid = i.indrelid and c.contype = 'f' and a.attnum = any (c.conkey))`,
        [table],
      );
      const fresh = (type: string): unknown =>
        /int/.test(type) ? 2 + Math.floor(Math.random() * 30_000) : randomUUID();
      return { ...row, ...Object.fromEntries(rows.map(({ name, type }) => [name, fresh(type)])) };
    }

    /** Inserts a variation of one of my rows in place of it, with all that refers to it out of the way. */
    async function insertVariation(table: string, key: ForeignKey, values: Row): Promise<pg.DatabaseError | undefined> {
      return within(owner, mine.org, async () => {
        const used = key.columns.map((column) => `${column} is not null`).join(' and ');
        const [row] = await select(owner, table, used);
        if (!row) throw new Error(`tenant-rows.ts has no example of the reference ${key.name}.`);
        const variation = { ...(await another(table, row)), ...values };
        await owner.query('savepoint before');
        await owner.query(`delete from ${table} t where to_jsonb(t) = $1`, [JSON.stringify(row)]).catch(() =>
          // Something refers to it; then its key is fresh in the variation, and it may stay.
          owner.query('rollback to before'),
        );
        return failure(insert(owner, table, variation));
      });
    }

    it('are there', () => {
      expect(keys.length).toBeGreaterThan(30);
    });

    it('can only refer inside their organization', async () => {
      for (const key of keys) {
        const used = key.columns.map((column) => `${column} is not null`).join(' and ');
        const [foreign] = await within(owner, theirs.org, () => select(owner, key.table, used));
        if (!foreign) throw new Error(`tenant-rows.ts has no example of the reference ${key.name}.`);
        const ownReference = await insertVariation(key.table, key, {});
        expect({ key: key.name, error: ownReference?.message }).toEqual({ key: key.name, error: undefined });
        const values = Object.fromEntries(key.columns.map((column) => [column, foreign[column]]));
        const theirReference = await insertVariation(key.table, key, values);
        expect({ key: key.name, code: theirReference?.code, table: theirReference?.table }).toEqual({
          key: key.name,
          code: '23503',
          table: key.table,
        });
      }
    });
  });

  it.each([
    ['switch row-level security off for itself', 'set row_security = off; select * from member'],
    ['switch it off for everybody', 'alter table member disable row level security'],
    ['drop the policy', 'drop policy tenant on member'],
    ['add one', 'create policy mine on member using (true)'],
    ['become the owner', 'set role certitude_owner'],
    ['become somebody else', 'set session authorization certitude_owner'],
    ['empty a table', 'truncate notification'],
    [
      'make a function that crosses',
      `create function planted() returns int language sql security definer as 'select 1'`,
    ],
    ['copy a table to a file', `copy member to '/tmp/certitude-copy'`],
    ['change what history says', `update assessment_operation set field = 'x'`],
    ['change a published model', `update model_release set version = 'x'`],
  ])('stay apart although the application tries to %s', async (_, sql) => {
    const error = await within(app, mine.org, () => failure(app.query(sql)));
    expect(error?.code).toBe('42501');
  });
});

describe('a connection that serves many organizations', () => {
  let database: TestDatabase;
  let worlds: ExampleRows[];
  let source: DataSource;
  let db: TenantDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    const owner = new DatabaseClient({ connectionString: database.ownerUrl });
    await owner.connect();
    const release = await exampleRelease(owner);
    worlds = [await exampleRows(owner, release), await exampleRows(owner, release), await exampleRows(owner, release)];
    await owner.end();
    // One connection: everything that one transaction left behind, the next one would find.
    const settings = { databaseUrl: database.appUrl, databasePool: 1, databasePatience: 10_000 };
    source = applicationDataSource(settings);
    db = new TenantDatabase(await source.initialize(), settings);
  });
  afterAll(() => source.destroy());

  const contextOf = (world: ExampleRows): TenantContext => ({
    organizationId: world.org as OrganizationId,
    actor: { id: world.account as AccountId, role: 'owner' },
    requestId: 'test',
  });
  const leftBehind = () =>
    db.global<{ organization: string | null; actor: string | null; members: number }>(
      `select nullif(current_setting('app.organization_id', true), '') as organization,
         nullif(current_setting('app.actor_id', true), '') as actor, (select count(*)::int from member) as members`,
    );
  const nothing = [{ organization: null, actor: null, members: 0 }];
  const seen = (world: ExampleRows) =>
    db.transaction(contextOf(world), (tx) =>
      tx.query<{ id: string }>('select organization_id as id from organization'),
    );

  it('shows each transaction its own organization, however they interleave', async () => {
    const order = Array.from({ length: 60 }, (_, n) => worlds[(n * 7) % 3] ?? worlds[0]).filter(
      (world) => world !== undefined,
    );
    const results = await Promise.all(order.map(seen));
    expect(results.map((rows) => rows.map(({ id }) => id))).toEqual(order.map(({ org }) => [org]));
    expect(await leftBehind()).toEqual(nothing);
  });

  it.each<[string, (tx: { query(sql: string): Promise<unknown[]> }) => Promise<unknown>]>([
    ['an error of ours', () => Promise.reject(new Error('ours'))],
    ['an error of the database', (tx) => tx.query('select 1 / 0')],
    ['an error that was swallowed', (tx) => tx.query('select 1 / 0').catch(() => 'swallowed')],
    [
      'a refused row',
      (tx) =>
        tx.query(
          `insert into pki (organization_id, id, name, created_by) select gen_random_uuid(), gen_random_uuid(), 'x', gen_random_uuid()`,
        ),
    ],
    ['a broken connection', (tx) => tx.query('select pg_terminate_backend(pg_backend_pid())')],
  ])('has forgotten the organization after %s', async (_, work) => {
    const [first, second] = worlds;
    if (!first || !second) throw new Error('There are three worlds.');
    await db.transaction(contextOf(first), work).catch(() => undefined);
    expect(await leftBehind()).toEqual(nothing);
    expect(await seen(second)).toEqual([{ id: second.org }]);
    expect(await leftBehind()).toEqual(nothing);
  });

  /** Ends the connection of a backend, so that its next statement fails. */
  const endBackend = async (pid: number | undefined): Promise<void> => {
    const other = new DatabaseClient({ connectionString: database.appUrl });
    await other.connect();
    await other.query('select pg_terminate_backend($1, 5000)', [pid]);
    await other.end();
  };

  it('runs what was asked for after COMMIT only then, and never after a rollback', async () => {
    const [world] = worlds;
    if (!world) throw new Error('There are three worlds.');
    const told: string[] = [];
    const query = pg.Client.prototype.query as (text: unknown, values?: unknown) => Promise<unknown>;
    // What PostgreSQL has answered, in order with what is done after it.
    type Query = (this: pg.Client, text: unknown, values?: unknown) => unknown;
    const telling: Query = async function (text, values) {
      const answer = await query.call(this, text, values);
      if (text === 'COMMIT' || text === 'ROLLBACK') told.push(text);
      return answer;
    };
    const answers = jest.spyOn(pg.Client.prototype, 'query').mockImplementation(telling);
    await db.transaction(contextOf(world), async (tx) => {
      tx.afterCommit(() => told.push('committed'));
      await tx.query('select 1');
    });
    expect(told.splice(0)).toEqual(['COMMIT', 'committed']);
    await expect(
      db.transaction(contextOf(world), (tx) => {
        tx.afterCommit(() => told.push('rolled back'));
        return Promise.reject(new Error('no'));
      }),
    ).rejects.toThrow('no');
    expect(told.splice(0)).toEqual(['ROLLBACK']);
    await expect(
      db.transaction(contextOf(world), async (tx) => {
        tx.afterCommit(() => told.push('not committed'));
        const [row] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
        await endBackend(row?.pid);
      }),
    ).rejects.toThrow();
    expect(told.splice(0)).toEqual([]);
    await expect(
      db.transaction(contextOf(world), async (tx) => {
        tx.afterCommit(() => told.push('silently rolled back'));
        await tx.query('select 1 / 0').catch(() => 'swallowed');
      }),
    ).rejects.toThrow('division by zero');
    expect(told).toEqual(['ROLLBACK']);
    answers.mockRestore();
  });

  it('keeps organizations apart in batches too, whatever fails in between', async () => {
    const batches = new TenantBatches({ databaseUrl: database.appUrl, databasePatience: 10_000 });
    const read = { name: 'test-read', text: 'select organization_id as id from organization' };
    const fail = { name: 'test-fail', text: 'select 1 / (count(*) - count(*)) from member' };
    const results = await Promise.allSettled(
      Array.from({ length: 90 }, (_, n) => {
        const world = worlds[n % 3];
        if (!world) throw new Error('There are three worlds.');
        const steps = n % 4 === 0 ? [fail, read] : [read, read];
        return batches
          .commit(
            contextOf(world),
            steps.map((statement) => ({ statement, values: [] })),
          )
          .then((rows) => ({ expected: world.org, rows: rows.flat() as { id: string }[] }));
      }),
    );
    const good = results.filter((result) => result.status === 'fulfilled').map(({ value }) => value);
    expect(results.length - good.length).toBe(23);
    for (const { expected, rows } of good) expect(rows.map(({ id }) => id)).toEqual([expected, expected]);
    await batches.onApplicationShutdown();
  });
});
