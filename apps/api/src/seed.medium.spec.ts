import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type AccountId, type OrganizationId } from '@certitude/contracts';
import { publishOwnReleases } from '@certitude/server/models';
import { testDatabase, type TestDatabase } from '@certitude/server/testing';
import { DatabaseClient } from '@certitude/server/core';
import pg from 'pg';
import { DEMO_PEOPLE } from './demo/people';
import { seedDemo } from './demo/seed-demo';

const MODEL = resolve(__dirname, '../../../model');

// Everything is made with the real services: on a busy machine that takes its time.
jest.setTimeout(120_000);

describe('the demo organization', () => {
  let database: TestDatabase;
  let dataDir: string;
  let client: pg.Client;
  let organizationId: OrganizationId;
  let first: Awaited<ReturnType<typeof seedDemo>>;

  const seed = () =>
    seedDemo({
      DATABASE_URL: database.appUrl,
      DATA_DIR: dataDir,
      SESSION_SECRET: 'a-secret-that-only-tests-use-0123456789',
      LOG_LEVEL: 'silent',
    });
  const rows = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await client.query<Row>(sql, values)).rows;
  /** How many rows each of the organization's tables has, and where its streams are. */
  const inventory = async () => {
    const tables = await rows<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'organization_id' order by 1`,
    );
    const counts = [];
    for (const { name } of tables) counts.push([name, (await rows(`select count(*)::int as n from "${name}"`))[0]]);
    return [...counts, await rows('select * from assessment_stream order by assessment_id')];
  };

  beforeAll(async () => {
    database = await testDatabase();
    await publishOwnReleases(database.ownerUrl, MODEL);
    dataDir = await mkdtemp(join(tmpdir(), 'certitude-demo-'));
    client = new DatabaseClient({ connectionString: database.adminUrl });
    await client.connect();
    first = await seed();
    const [row] = await rows<{ id: OrganizationId }>('select organization_id as id from organization');
    if (!row) throw new Error('There is no organization.');
    organizationId = row.id;
  });
  afterAll(async () => {
    await client.end();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('has a person for each of seven roles, all of whom may sign in', () => {
    expect(first.map(({ role }) => role)).toEqual([
      'owner',
      'admin',
      'manager',
      'assessor',
      'contributor',
      'reviewer',
      'viewer',
    ]);
    expect(first.every(({ password }) => password.length >= 12)).toBe(true);
  });

  it('is marked as a sample', async () => {
    expect(await rows('select name, sample from organization')).toEqual([
      { name: 'Example Trust Services', sample: true },
    ]);
  });

  it('has three PKIs and three assessments, one of them finalized as a hashed version', async () => {
    expect(await rows('select name from pki order by id')).toHaveLength(3);
    const assessments = await rows('select method, state from assessment order by id');
    expect(assessments).toEqual([
      { method: 'formal', state: 'finalized' },
      { method: 'formal', state: 'in-progress' },
      { method: 'self', state: 'in-progress' },
    ]);
    const versions = await rows<{ sha256: string }>('select sha256 from assessment_version');
    expect(versions).toEqual([{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  it('shows answers in every status, and evidence and plans in several', async () => {
    const statuses = await rows<{ status: string }>('select distinct status from response order by 1');
    expect(statuses.map(({ status }) => status)).toEqual([
      'accepted',
      'changes-requested',
      'in-progress',
      'not-started',
      'ready-for-review',
    ]);
    const evidence = await rows<{ state: string }>('select distinct state from evidence_revision order by 1');
    expect(evidence.map(({ state }) => state)).toEqual(['accepted', 'draft', 'rejected', 'submitted']);
    const plans = await rows<{ status: string }>('select distinct status from action_plan');
    expect(plans).toHaveLength(7);
  });

  it('has news of plans only: what was reviewed and assigned in its past is told to nobody', async () => {
    const news = await rows(`select distinct name from outbox where handled_at is null and name <> 'note.compact'`);
    expect(news).toEqual([{ name: 'plan.assigned' }]);
  });

  it('leaves no answer open in the finalized assessment', async () => {
    const open = await rows(
      `select r.requirement from response r join assessment a on a.id = r.assessment_id
       where a.state = 'finalized' and r.level = 0 and r.applicability <> 'not-applicable'`,
    );
    expect(open).toEqual([]);
  });

  it('stays as it is when it is seeded again', async () => {
    const before = await inventory();
    expect(await seed()).toEqual(first);
    expect(await inventory()).toEqual(before);
  });

  it('is made anew when the run that made it was interrupted', async () => {
    const marker = join(dataDir, 'demo-organization');
    await writeFile(marker, 'started\n');
    expect(await seed()).toEqual(first);
    const organizations = await rows<{ id: OrganizationId }>('select organization_id as id from organization');
    expect(organizations).toHaveLength(1);
    expect(organizations[0]?.id).not.toBe(organizationId);
  });

  it('does not come back after its owner has removed it', async () => {
    await rows('delete from organization');
    expect(await seed()).toEqual([]);
    expect(await rows('select from organization')).toEqual([]);
    const owner = await rows<{ id: AccountId }>('select id from account where email = $1', [DEMO_PEOPLE.petra.email]);
    expect(owner).toHaveLength(1);
  });
});
