import {
  DatabaseClient,
  CoreModule,
  readConfig,
  type Statement,
  TenantBatches,
  TenantDatabase,
} from '@certitude/server/core';
import { OutcomeUnknown } from '@certitude/server/core/testing';
import { Test, type TestingModule } from '@nestjs/testing';
import { eventually } from './eventually';
import { Given, type GivenMember } from './given';
import { testDatabase, type TestDatabase } from './test-database';

const ORGANIZATIONS: Statement<{ name: string }> = {
  name: 'test-organizations',
  text: 'select name from organization',
};
const RENAME: Statement<never> = { name: 'test-rename', text: 'update organization set name = $1' };
const FAIL: Statement<never> = { name: 'test-fail', text: 'select 1 / $1::int' };

describe('batches of statements in an organization', () => {
  let database: TestDatabase;
  let app: TestingModule;
  let batches: TenantBatches;
  let given: Given;
  beforeAll(async () => {
    database = await testDatabase();
    const config = readConfig({
      DATABASE_URL: database.appUrl,
      SESSION_SECRET: 'a-secret-that-only-tests-use-0123456789',
    });
    app = await Test.createTestingModule({ imports: [CoreModule.forRoot(config)] }).compile();
    batches = app.get(TenantBatches);
    given = new Given(app.get(TenantDatabase));
  });
  afterAll(() => app.close());

  const nameOf = async ({ context }: GivenMember): Promise<string | undefined> => {
    const [rows] = await batches.snapshot(context, [{ statement: ORGANIZATIONS, values: [] }]);
    expect(rows).toHaveLength(1);
    return rows[0]?.name;
  };

  it('sees and changes the rows of one organization only', async () => {
    const [first, second] = [await given.organization('First'), await given.organization('Second')];
    await batches.commit(first.context, [{ statement: RENAME, values: ['Renamed'] }]);
    expect([await nameOf(first), await nameOf(second)]).toEqual(['Renamed', 'Second']);
  });

  it('answers one person who asks in two organizations at once from each of them', async () => {
    const [first, second] = [await given.organization('First'), await given.organization('Second')];
    const asked = [first, second, first].map(({ context: { organizationId } }) =>
      batches.snapshot({ ...first.context, organizationId }, [{ statement: ORGANIZATIONS, values: [] }]),
    );
    expect(await Promise.all(asked)).toEqual([[[{ name: 'First' }]], [[{ name: 'Second' }]], [[{ name: 'First' }]]]);
  });

  it('answers two people of one organization who ask at once in the name of each', async () => {
    const owner = await given.organization();
    const member = await given.member(owner, 'viewer');
    const actor: Statement<{ id: string }> = {
      name: 'test-actor',
      text: "select current_setting('app.actor_id') as id",
    };
    const people = [owner, member, owner];
    const asked = people.map(({ context }) => batches.snapshot(context, [{ statement: actor, values: [] }]));
    expect(await Promise.all(asked)).toEqual(people.map(({ accountId }) => [[{ id: accountId }]]));
  });

  it('shows one moment in all steps of a snapshot, whatever is committed between them', async () => {
    const owner = await given.organization('Before');
    const admin = new DatabaseClient({ connectionString: database.adminUrl });
    await admin.connect();
    await admin.query('begin');
    await admin.query('select pg_advisory_xact_lock(7)');
    const wait: Statement<never> = { name: 'test-wait', text: 'select from pg_advisory_xact_lock(7)' };
    const names = { statement: ORGANIZATIONS, values: [] };
    const asked = batches.snapshot(owner.context, [names, { statement: wait, values: [] }, names]);
    await eventually(async () => {
      // Here: other databases of the server have waiting locks of their own.
      const { rowCount } = await admin.query(
        `select from pg_locks where locktype = 'advisory' and not granted
           and database = (select oid from pg_database where datname = current_database())`,
      );
      expect(rowCount).toBe(1);
    });
    await batches.commit(owner.context, [{ statement: RENAME, values: ['After'] }]);
    await admin.end();
    const [first, , last] = await asked;
    expect([first, last]).toEqual([[{ name: 'Before' }], [{ name: 'Before' }]]);
    expect(await nameOf(owner)).toBe('After');
  });

  it('leaves no organization behind on the connection', async () => {
    const owner = await given.organization();
    await Promise.all(Array.from({ length: 20 }, () => nameOf(owner)));
    const stranger = { ...owner.context, organizationId: (await given.organization('Other')).context.organizationId };
    const [rows] = await batches.snapshot(stranger, [{ statement: ORGANIZATIONS, values: [] }]);
    expect(rows).toEqual([{ name: 'Other' }]);
  });

  it('shows no rows of an organization outside any', async () => {
    await given.organization();
    expect(await batches.outside({ statement: ORGANIZATIONS, values: [] })).toEqual([]);
    const echo: Statement<{ text: string }> = { name: 'test-echo', text: 'select $1::text as text' };
    expect(await batches.outside({ statement: echo, values: ['here'] })).toEqual([{ text: 'here' }]);
  });

  it('keeps nothing of a batch in which one statement fails, and works on', async () => {
    const owner = await given.organization('Before');
    const failing = batches.commit(owner.context, [
      { statement: RENAME, values: ['After'] },
      { statement: FAIL, values: [0] },
    ]);
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(await nameOf(owner)).toBe('Before');
  });

  it('runs one statement several times, also when the connection meets it for the first time', async () => {
    const owner = await given.organization('Here');
    const echo: Statement<{ text: string }> = { name: 'test-twice', text: 'select $1::text as text' };
    const steps = [
      { statement: echo, values: ['one'] },
      { statement: ORGANIZATIONS, values: [] },
      { statement: echo, values: ['two'] },
    ] as const;
    expect(await batches.commit(owner.context, steps)).toEqual([
      [{ text: 'one' }],
      [{ name: 'Here' }],
      [{ text: 'two' }],
    ]);
  });

  it('writes nothing in a snapshot', async () => {
    const owner = await given.organization('Before');
    await expect(batches.snapshot(owner.context, [{ statement: RENAME, values: ['After'] }])).rejects.toMatchObject({
      code: '25006',
    });
  });

  it('says that the outcome is unknown when the connection breaks, and works on', async () => {
    const owner = await given.organization('Before');
    const admin = new DatabaseClient({ connectionString: database.adminUrl });
    await admin.connect();
    const slow: Statement<never> = { name: 'test-slow', text: 'select pg_sleep(20)' };
    const broken = batches.commit(owner.context, [{ statement: slow, values: [] }]);
    const outcome = expect(broken).rejects.toBeInstanceOf(OutcomeUnknown);
    await eventually(async () => {
      const { rowCount } = await admin.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'select pg_sleep(20)'",
      );
      expect(rowCount).toBe(1);
    });
    await outcome;
    await admin.end();
    expect(await nameOf(owner)).toBe('Before');
  });
});
