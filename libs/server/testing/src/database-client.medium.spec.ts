import { CoreModule, DatabaseClient, readConfig, TenantDatabase } from '@certitude/server/core';
import { Test, type TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { Given } from './given';
import { testDatabase, type TestDatabase } from './test-database';

/** Ends a connection as a crash of PostgreSQL does: without a word. */
const breakOff = (client: DatabaseClient): void => void client.connection.stream.destroy();

describe('a connection that breaks', () => {
  let database: TestDatabase;
  let app: TestingModule;
  beforeAll(async () => {
    database = await testDatabase();
    const config = readConfig({
      DATABASE_URL: database.appUrl,
      SESSION_SECRET: 'a-secret-that-only-tests-use-0123456789',
    });
    app = await Test.createTestingModule({ imports: [CoreModule.forRoot(config)] }).compile();
  });
  afterAll(() => app.close());

  it('fails its queries, and does not end the process', async () => {
    const client = new DatabaseClient({ connectionString: database.appUrl });
    await client.connect();
    const ended = new Promise<void>((resolve) => client.once('end', () => resolve()));
    const running = expect(client.query('select pg_sleep(20)')).rejects.toThrow('Connection terminated');
    breakOff(client);
    await Promise.all([ended, running]);
    await expect(client.query('select 1')).rejects.toThrow('not queryable');
    await client.end();
  });

  it('is not given up while the process stands still, for what arrives meanwhile', async () => {
    const client = new DatabaseClient({ connectionString: database.appUrl, connectionTimeoutMillis: 600 });
    const connected = client.connect();
    for (const end = performance.now() + 1_000; performance.now() < end;);
    await connected;
    expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await client.end();
  });

  it('fails the transaction that runs on it, and the next one has another', async () => {
    const given = new Given(app.get(TenantDatabase));
    const { context } = await given.organization('Here');
    const runner = app.get(DataSource).createQueryRunner();
    const client = (await runner.connect()) as DatabaseClient;
    expect(client).toBeInstanceOf(DatabaseClient);
    breakOff(client);
    await expect(runner.query('select 1')).rejects.toThrow();
    await runner.release();
    const rows = await app
      .get(TenantDatabase)
      .transaction(context, (tx) => tx.query<{ name: string }>('select name from organization'));
    expect(rows).toEqual([{ name: 'Here' }]);
  });
});
