// What reports cost: a detailed one with notes as they are, one of 300 pages, the same for Word, and what others wait for while ten
// are made. Time in milliseconds, memory of the process that sets the pages. Prints JSON.
// npm run -s bench:reports -- [--quick]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportAndExit, startPostgres } from '../start/index';
import { bundled, removeBundle } from './live/programs';
import { runReports } from './reports/run';

const quick = process.argv.includes('--quick');
const dataDir = mkdtempSync(join(tmpdir(), 'certitude-bench-reports-'));
try {
  // The programs of its processes lie beside it then.
  const program = bundled('worker');
  const server = await startPostgres({ dataDir });
  try {
    process.env['TEST_DATABASE_ADMIN_URL'] = server.adminUrl;
    console.log(JSON.stringify(await runReports(quick), null, 2));
  } finally {
    await server.stop();
    removeBundle(program);
  }
} catch (error) {
  reportAndExit(error);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
