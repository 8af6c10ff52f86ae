// What coming in and going out costs: reading the workbook, an organization as an archive and back, an evidence package. Each in
// the server's own process, with the memory above idle and the longest time that nothing else could be done. Prints JSON.
// npm run -s bench:exchange -- [--quick]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { reportAndExit, startPostgres } from '../start/index';
import { runExchange } from './exchange/run';
import { bundled, removeBundle } from './live/programs';

const dataDir = mkdtempSync(join(tmpdir(), 'certitude-bench-exchange-'));
try {
  const { values } = parseArgs({ options: { quick: { type: 'boolean' } } });
  // The programs of its threads lie beside it then.
  const program = bundled('api');
  const server = await startPostgres({ dataDir });
  try {
    process.env['TEST_DATABASE_ADMIN_URL'] = server.adminUrl;
    console.log(JSON.stringify(await runExchange(values.quick ?? false), null, 2));
  } finally {
    await server.stop();
    removeBundle(program);
  }
} catch (error) {
  reportAndExit(error);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
