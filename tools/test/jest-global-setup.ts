import { execFileSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startTemporaryPostgres, type PostgresServer } from '../start/postgres';

declare global {
  var certitudeTestPostgres: PostgresServer | undefined;
  var certitudeTestWorkers: string | undefined;
}

const ROOT = resolve(__dirname, '../..');

/** Gives medium tests the programs of worker threads, and a PostgreSQL, unless the caller already did. */
export default async function setup(): Promise<void> {
  bundleWorkers();
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
