import { startTemporaryPostgres, type PostgresServer } from '../../start/postgres';

/** Gives the tests of a file a PostgreSQL, unless the test run did already. */
export function provideServer(): void {
  let server: PostgresServer | undefined;
  beforeAll(async () => {
    if (process.env['TEST_DATABASE_ADMIN_URL']) return;
    server = await startTemporaryPostgres();
    process.env['TEST_DATABASE_ADMIN_URL'] = server.adminUrl;
  });
  afterAll(async () => {
    if (!server) return;
    delete process.env['TEST_DATABASE_ADMIN_URL'];
    await server.stop();
  });
}
