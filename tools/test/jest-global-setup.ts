import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startTemporaryPostgres, type PostgresServer } from '../start/postgres';

declare global {
  var certitudeTestPostgres: PostgresServer | undefined;
  var certitudeTestWorkers: string | undefined;
}

const ROOT = resolve(__dirname, '../..');
const NOTE_THREAD = 'dist/test/note-thread.mjs';

/** Gives medium tests the programs of worker threads, and a PostgreSQL, unless the caller already did. */
export default async function setup(): Promise<void> {
  bundleWorkers();
  // The threads of notes, too, run real modules, which Jest does not make.
  const entry = 'libs/server/assessments/src/notes/note-thread.ts';
  execFileSync(process.execPath, ['tools/build/node-app.mjs', entry, NOTE_THREAD], { cwd: ROOT, stdio: 'inherit' });
  process.env['NOTE_THREAD'] = join(ROOT, NOTE_THREAD);
  if (process.env['TEST_DATABASE_ADMIN_URL']) return;
  const server = await startTemporaryPostgres();
  globalThis.certitudeTestPostgres = server;
  process.env['TEST_DATABASE_ADMIN_URL'] = server.adminUrl;
}

/** Inside node_modules, because the packages that they import are looked up from where they lie. */
function bundleWorkers(): void {
  const folder = join(ROOT, `node_modules/.cache/certitude/test-workers-${process.pid}`);
  execFileSync(process.execPath, [join(ROOT, 'tools/build/workers.mjs'), folder], { cwd: ROOT });
  globalThis.certitudeTestWorkers = folder;
  process.env['WORKER_PROGRAMS'] = `${pathToFileURL(folder).href}/`;
}
