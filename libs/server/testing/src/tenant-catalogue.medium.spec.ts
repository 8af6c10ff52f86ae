import { DatabaseClient } from '@certitude/server/core';
import pg from 'pg';
import { EXCEPTIONS } from './catalogue-exceptions';
import { catalogueFindings, tenantTables } from './tenant-catalogue';
import { testDatabase, type TestDatabase } from './test-database';

const tenantPolicy = (table: string) => `
  alter table ${table} enable row level security; alter table ${table} force row level security;
  create policy tenant on ${table}
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)
    with check (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);`;
const good = (name: string, more = '') =>
  `create table ${name} (organization_id uuid not null, id uuid not null, ${more} primary key (organization_id, id)); ${tenantPolicy(name)}`;

describe('the database catalogue', () => {
  let database: TestDatabase;
  let owner: pg.Client;
  beforeAll(async () => {
    database = await testDatabase();
    owner = new DatabaseClient({ connectionString: database.ownerUrl });
    await owner.connect();
  });
  afterAll(() => owner.end());

  it('shows no way from one organization to another', async () => {
    expect(await catalogueFindings(owner, EXCEPTIONS)).toEqual([]);
  });

  it('has tenant tables to look at', async () => {
    expect((await tenantTables(owner)).length).toBeGreaterThanOrEqual(20);
  });

  it('needs each of the exceptions', async () => {
    const nothing = { globalTables: {}, crossingTables: {}, crossingFunctions: {}, globalIndexes: {}, freeIds: {} };
    const findings = await catalogueFindings(owner, nothing);
    const listed = Object.values(EXCEPTIONS).flatMap((list) => Object.keys(list));
    const unused = listed.filter((name) => !findings.some((finding) => finding.startsWith(`${name} `)));
    expect(unused).toEqual([]);
  });

  it('lets the application in as nobody special', async () => {
    const app = new DatabaseClient({ connectionString: database.appUrl });
    await app.connect();
    const { rows } = await app.query(
      `select (select count(*)::int from pg_class where relowner = current_user::regrole) as owned,
         (select count(*)::int from pg_proc where proowner = current_user::regrole) as functions,
         rolsuper or rolbypassrls as special from pg_roles where rolname = current_user`,
    );
    await app.end();
    expect(rows).toEqual([{ owned: 0, functions: 0, special: false }]);
  });

  describe('would show', () => {
    const crossing = `set local role certitude_crossing; create function planted() returns bigint language sql security definer
      set search_path = public, pg_temp as 'select count(*) from member'; set local role certitude_owner;
      revoke all on function planted() from public;`;
    it.each([
      [
        'a table of nobody',
        'create table planted (id uuid primary key)',
        'planted has no organization and no reason for it',
      ],
      [
        'row-level security that is off',
        `${good('planted')} alter table planted disable row level security`,
        'planted has row-level security off',
      ],
      [
        'row-level security that the owner escapes',
        `${good('planted')} alter table planted no force row level security`,
        'planted has row-level security not forced',
      ],
      [
        'a part of a table in another schema, which row-level security does not reach',
        `create table whole (organization_id uuid not null, id uuid not null, primary key (organization_id, id))
           partition by hash (organization_id); ${tenantPolicy('whole')} create schema elsewhere;
         create table elsewhere.planted partition of whole for values with (modulus 1, remainder 0)`,
        'planted has row-level security off',
      ],
      ['a missing policy', `${good('planted')} drop policy tenant on planted`, 'planted lacks the policy tenant'],
      [
        'a policy that checks reading only',
        `${good('planted')} alter policy tenant on planted with check (true)`,
        'planted lacks the policy tenant',
      ],
      [
        'a policy that an empty setting opens',
        `${good('planted')} alter policy tenant on planted using (organization_id::text = current_setting('app.organization_id', true)
          or current_setting('app.organization_id', true) = '')`,
        'planted lacks the policy tenant',
      ],
      [
        'one policy too many',
        `${good('planted')} create policy everybody on planted using (true)`,
        'planted has the policy everybody',
      ],
      [
        'a crossing without reason',
        `${good('planted')} create policy crossing on planted to certitude_crossing using (true)`,
        'planted lets somebody cross organizations',
      ],
      [
        'a crossing for everybody',
        'alter policy crossing on member to public',
        'member lets others than the crossing role cross organizations',
      ],
      [
        'a key over all organizations',
        `create table planted (organization_id uuid not null, id uuid primary key); ${tenantPolicy('planted')}`,
        'planted has a primary key that does not start with the organization',
      ],
      [
        'an organization that may be missing',
        `create table planted (organization_id uuid, id uuid); ${tenantPolicy('planted')}`,
        'planted allows rows without organization',
      ],
      [
        'a unique value over all organizations',
        `${good('planted', 'name text unique,')}`,
        'planted_name_key is unique over all organizations',
      ],
      [
        'a reference without organization',
        `alter table pki add constraint pki_id_key unique (id); ${good('planted', 'pki_id uuid references pki (id),')}`,
        'planted.planted_pki_id_fkey refers to a tenant table without the organization',
      ],
      [
        'a reference whose organization is another column',
        good('planted', 'other uuid, pki_id uuid, foreign key (other, pki_id) references pki (organization_id, id),'),
        'planted.planted_other_pki_id_fkey refers to a tenant table without the organization',
      ],
      [
        'a view',
        'create view planted as select * from member',
        'planted is a view, which would read with the rights of its owner',
      ],
      ['the right to empty a table', 'grant truncate on pki to certitude_app', 'pki certitude_app may truncate'],
      ['a table for everybody', 'grant select on pki to public', 'pki everybody may select'],
      [
        'a table that the crossing role may read for no reason',
        'grant select on archive_export to certitude_crossing',
        'archive_export may be read by the crossing role for no reason',
      ],
      ['a crossing function without reason', crossing, 'planted() runs with the rights of certitude_crossing'],
      [
        'a function with the rights of the owner',
        `create function planted() returns bigint language sql security definer as 'select 1'`,
        'planted() belongs to certitude_owner, not to the crossing role',
      ],
      [
        'a function whose names the caller can redirect',
        'set local role certitude_crossing; alter function memberships_of(uuid) reset search_path',
        'memberships_of(uuid) lets its caller choose where names are looked up',
      ],
      [
        'a function that everybody may call',
        'set local role certitude_crossing; grant execute on function memberships_of(uuid) to public',
        'memberships_of(uuid) may be called by everybody',
      ],
    ])('%s', async (_, sql, finding) => {
      expect(await findingsAfter(`set local role certitude_owner; ${sql}`)).toContain(finding);
    });

    it.each([
      [
        'an application that may become somebody else',
        'grant certitude_crossing to certitude_app',
        'certitude_app is a certitude_crossing',
      ],
      [
        'an application that may create tables',
        'grant create on schema public to certitude_app',
        'certitude_app may create things in the schema',
      ],
      [
        'an application past all policies',
        'alter role certitude_app bypassrls',
        'certitude_app can bypass row-level security',
      ],
    ])('%s', async (_, sql, finding) => {
      expect(await findingsAfter(sql)).toContain(finding);
    });

    /** Roles belong to the whole server, so everything happens in a transaction that is rolled back. */
    async function findingsAfter(sql: string): Promise<string[]> {
      const admin = new DatabaseClient({ connectionString: database.adminUrl });
      await admin.connect();
      try {
        await admin.query('begin; grant create on schema public to certitude_crossing');
        await admin.query(sql);
        await admin.query('reset role; revoke create on schema public from certitude_crossing');
        return await catalogueFindings(admin, EXCEPTIONS);
      } finally {
        await admin.query('rollback');
        await admin.end();
      }
    }
  });
});
