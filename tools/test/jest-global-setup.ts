import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { startTemporaryPostgres, type PostgresServer } from '../start/postgres';

declare global {
  var certitudeTestPostgres: PostgresServer | undefined;
}

const ROOT = join(__dirname, '../..');
const NOTE_THREAD = 'dist/test/note-thread.mjs';

/** Gives medium tests a PostgreSQL, unless the caller already did, and the program of their threads. */
export default async function setup(): Promise<void> {
  // Threads run real modules, which Jest does not make.
  const entry = 'libs/server/assessments/src/notes/note-thread.ts';
  execFileSync(process.execPath, ['tools/build/node-app.mjs', entry, NOTE_THREAD], { cwd: ROOT, stdio: 'inherit' });
  process.env['NOTE_THREAD'] = join(ROOT, NOTE_THREAD);
  if (process.env['TEST_DATABASE_ADMIN_URL']) return;
  const server = await startTemporaryPostgres();
  globalThis.certitudeTestPostgres = server;
  process.env['TEST_DATABASE_ADMIN_URL'] = server.adminUrl;
}
