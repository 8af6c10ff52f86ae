import { DatabaseClient, migrate } from '@certitude/server/core';
import { indexConcurrently, migrations, runMigrations } from '@certitude/server/core/testing';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { eventually } from './eventually';
import { testDatabase, type TestDatabase } from './test-database';
import { transactionPooler } from './transaction-pooler';

const INDEX = 'test_pki_by_name';

/** Built while others write. */
class AnIndexForTests9000000000001 implements MigrationInterface {
  readonly transaction = false;
  up(runner: QueryRunner): Promise<void> {
    return indexConcurrently(runner, INDEX, 'pki (organization_id, name)');
  }
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward.'));
  }
}
/** Needs the table for itself. */
class AColumnForTests9000000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table pki add column for_tests text');
  }
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward.'));
  }
}

describe('migrations', () => {
  let database: TestDatabase;
  const open: DatabaseClient[] = [];
  beforeEach(async () => {
    database = await testDatabase();
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((client) => client.end()));
  });

  const connect = async (): Promise<DatabaseClient> => {
    const client = new DatabaseClient({ connectionString: database.adminUrl });
    await client.connect();
    open.push(client);
    return client;
  };
  /** A transaction that has written to the table, and goes on. */
  const writer = async (): Promise<DatabaseClient> => {
    const client = await connect();
    await client.query('begin');
    await client.query('lock table pki in row exclusive mode');
    return client;
  };
  const isValid = async (client: DatabaseClient): Promise<boolean | undefined> => {
    const { rows } = await client.query<{ valid: boolean }>(
      'select indisvalid as valid from pg_index where indexrelid = to_regclass($1)',
      [INDEX],
    );
    return rows[0]?.valid;
  };
  const waits = (client: DatabaseClient, statement: string) =>
    eventually(async () => {
      const { rowCount } = await client.query(
        `select from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like $1`,
        [`${statement}%`],
      );
      expect(rowCount).toBe(1);
    });

  it('build an index while others write, and wait for those who were there before', async () => {
    const [before, meanwhile] = [await writer(), await connect()];
    const built = runMigrations(database.ownerUrl, [...migrations, AnIndexForTests9000000000001]);
    await waits(meanwhile, 'create index concurrently');
    await meanwhile.query("set lock_timeout = '1s'");
    await meanwhile.query('begin; lock table pki in row exclusive mode; commit');
    expect(await isValid(meanwhile)).toBe(false);
    await before.query('commit');
    expect(await built).toEqual(['AnIndexForTests9000000000001']);
    expect(await isValid(meanwhile)).toBe(true);
  });

  it('build it anew when a crash left half of it', async () => {
    const [before, admin] = [await writer(), await connect()];
    const crashed = runMigrations(database.ownerUrl, [...migrations, AnIndexForTests9000000000001]);
    crashed.catch(() => undefined);
    await waits(admin, 'create index concurrently');
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query like 'create index concurrently%' and pid <> pg_backend_pid()`,
    );
    await expect(crashed).rejects.toThrow();
    await before.query('commit');
    expect(await isValid(admin)).toBe(false);
    expect(await runMigrations(database.ownerUrl, [...migrations, AnIndexForTests9000000000001])).toEqual([
      'AnIndexForTests9000000000001',
    ]);
    expect(await isValid(admin)).toBe(true);
  });

  it('keep nobody waiting behind them, and are tried again until their turn comes', async () => {
    const [before, meanwhile] = [await writer(), await connect()];
    const patience = { lock: 200, attempts: 1_000, pause: 50 };
    const added = runMigrations(database.ownerUrl, [...migrations, AColumnForTests9000000000002], patience);
    await waits(meanwhile, 'alter table pki');
    await meanwhile.query("set lock_timeout = '10s'");
    // Waits behind the migration, which gives up first.
    await meanwhile.query('begin; lock table pki in row exclusive mode; commit');
    await before.query('commit');
    expect(await added).toEqual(['AColumnForTests9000000000002']);
  });

  it('say why when they get no turn', async () => {
    await writer();
    const patience = { lock: 50, attempts: 2, pause: 10 };
    await expect(
      runMigrations(database.ownerUrl, [...migrations, AColumnForTests9000000000002], patience),
    ).rejects.toThrow('did not get the locks it needs');
  });

  it.each(migrations.filter((migration) => 'transaction' in new migration()))(
    'may be interrupted before anybody knows that they are done: %p',
    async (migration) => {
      const source = await new DataSource({ type: 'postgres', url: database.ownerUrl }).initialize();
      await expect(new migration().up(source.createQueryRunner())).resolves.toBeUndefined();
      await source.destroy();
    },
  );

  it('are refused by way of a pooler in transaction mode, and say so', async () => {
    const pooler = await transactionPooler(database.ownerUrl, { keepsStatements: true });
    await expect(migrate(pooler.url)).rejects.toThrow('DATABASE_OWNER_URL leads through a pooler');
    await pooler.close();
  });
});
