import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseClient, migrate, provision } from '@certitude/server/core';
import { startTemporaryPostgres } from '../start/index';
import { COMMANDS } from './commands';
import { dispatch } from './dispatch';
import { productDatabaseUrl, withProductDatabase } from './product-database';

jest.setTimeout(120_000);

const PASSWORDS = { ownerPassword: 'owner-of-tests', appPassword: 'app-of-tests' };

describe('the jobs that an operator sees', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'certitude operator '));
  let server: Awaited<ReturnType<typeof startTemporaryPostgres>>;
  let owner: DatabaseClient;
  beforeAll(async () => {
    server = await startTemporaryPostgres();
    const { ownerUrl } = await provision(server.adminUrl, { database: 'certitude', ...PASSWORDS });
    await migrate(ownerUrl);
    owner = new DatabaseClient({ connectionString: ownerUrl });
    await owner.connect();
    // As a running product leaves its data directory.
    mkdirSync(join(dataDir, 'postgres/cluster'), { recursive: true });
    writeFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), `1\n/data\n1700000000\n${server.port}\n`);
    writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify(PASSWORDS));
  });
  afterAll(async () => {
    await owner.end();
    await server.stop();
    rmSync(dataDir, { recursive: true });
  });
  beforeEach(() => call('retry', 'all'));

  /** Everything that it says. */
  const call = async (...words: string[]): Promise<string[]> => {
    const said: string[] = [];
    await dispatch(['jobs', ...words], COMMANDS, {
      asProduct: (work) => withProductDatabase(productDatabaseUrl({}, dataDir), work),
      asOwner: () => Promise.reject(new Error('Not for jobs.')),
      mail: () => null,
      publicUrl: '',
      say: (line) => said.push(line),
    });
    return said;
  };
  /** Jobs of a new organization that were given up. */
  const letters = async (count: number): Promise<string> => {
    const organizationId = randomUUID();
    await owner.query('begin');
    await owner.query("select set_config('app.organization_id', $1, true)", [organizationId]);
    await owner.query("insert into organization (organization_id, name, time_zone) values ($1, 'Secret', 'UTC')", [
      organizationId,
    ]);
    await owner.query(
      `with event as (
         insert into outbox (organization_id, id, name, payload, relayed_at, has_dead_letter)
         select $1, gen_random_uuid(), 'plan.assigned', '{"title": "Secret"}', now(), true
         from generate_series(1, $2::int) returning id)
       insert into dead_letter (organization_id, id, event_id, handler, kind, attempts, error, failed_at)
       select $1, uuidv7(), id, 'Jobs.handle', 'news', 9, 'TypeError', now() from event`,
      [organizationId, count],
    );
    await owner.query('commit');
    return organizationId;
  };
  const idIn = (line: string | undefined): string => line?.split(' ')[0] ?? '';

  it('are listed with what, where, how often and why, and nothing of what somebody wrote', async () => {
    expect(await call('list')).toEqual(['Every job could be done.']);
    const organizationId = await letters(1);
    const said = await call('list');
    expect(said).toHaveLength(1);
    for (const part of ['Jobs.handle (news)', organizationId, 'plan.assigned', '9 attempts', 'TypeError'])
      expect(said[0]).toContain(part);
    expect(said[0]).not.toContain('Secret');
  });

  it('are listed page after page', async () => {
    await letters(60);
    const first = await call('list');
    expect(first).toHaveLength(51);
    expect(first[50]).toContain(`jobs list after ${idIn(first[49])}`);
    const second = await call('list', 'after', idIn(first[49]));
    expect(second).toHaveLength(10);
    expect(new Set([...first.slice(0, 50), ...second].map(idIn)).size).toBe(60);
  });

  it('are tried again, one or all', async () => {
    await letters(3);
    const [first] = await call('list');
    expect(await call('retry', idIn(first))).toEqual(['It is tried again.']);
    expect((await call('list')).map(idIn)).not.toContain(idIn(first));
    expect(await call('retry', 'all')).toEqual(['2 of them are tried again.']);
    expect(await call('list')).toEqual(['Every job could be done.']);
  });

  it.each([[[]], [['retry']], [['retry', 'x']], [['retry', randomUUID()]], [['list', 'x']], [['list', 'after', 'x']]])(
    'are left alone when it hears jobs %j',
    async (words) => {
      await letters(1);
      await expect(call(...words)).rejects.toThrow('npm run operator -- jobs retry all');
      expect(await call('list')).toHaveLength(1);
    },
  );

  it('are nowhere while the product does not run', () => {
    expect(() => productDatabaseUrl({}, tmpdir())).toThrow('Start it first');
    expect(productDatabaseUrl({ DATABASE_URL: 'postgres://app@there/db' }, tmpdir())).toBe('postgres://app@there/db');
  });
});
