import { startTemporaryPostgres, type PostgresServer } from '../start/postgres';

declare global {
  var certitudeTestPostgres: PostgresServer | undefined;
}

/** Gives medium tests a PostgreSQL, unless the caller already did. */
export default async function setup(): Promise<void> {
  if (process.env['TEST_DATABASE_ADMIN_URL']) return;
  const server = await startTemporaryPostgres();
  globalThis.certitudeTestPostgres = server;
  process.env['TEST_DATABASE_ADMIN_URL'] = server.adminUrl;
}
