import { testDatabase, type TestDatabase } from './test-database';
import { DatabaseClient } from '@certitude/server/core';
import pg from 'pg';

const queryAs = async <R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> => {
  const client = new DatabaseClient({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(sql)).rows;
  } finally {
    await client.end();
  }
};

describe('the roles of a provisioned database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });

  it('lets the application log in as a role that owns nothing and bypasses nothing', async () => {
    const [role] = await queryAs(
      database.appUrl,
      'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user',
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
    const owned = await queryAs(
      database.appUrl,
      "select relname from pg_class where relowner = current_user::regrole and relnamespace = 'public'::regnamespace",
    );
    expect(owned).toEqual([]);
  });

  it('does not let the application become the crossing role', async () => {
    await expect(queryAs(database.appUrl, 'set role certitude_crossing')).rejects.toThrow(/permission denied/);
  });

  it('lets a query of the queue through', async () => {
    await expect(
      queryAs(database.appUrl, "select count(*) from pg_tables where schemaname = 'bullmq'"),
    ).resolves.toHaveLength(1);
  });
});
