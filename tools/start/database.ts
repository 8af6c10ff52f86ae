// Only the embedded database, for work on it: node tools/run.mjs tools/start/database.ts [directory]
// Prints one JSON line with its address and stops with Ctrl-C.
import { resolve } from 'node:path';
import { once } from 'node:events';
import { startPostgres } from './postgres';
import { reportAndExit } from './report';
import { stopRequested } from './stop-requests';
import { workspaceRoot } from './workspace';

async function main(): Promise<void> {
  const signal = stopRequested();
  const dataDir = resolve(workspaceRoot(), process.argv[2] ?? '.data/postgres');
  const server = await startPostgres({ dataDir, signal });
  const { adminUrl, port, pid, recovered } = server;
  console.log(JSON.stringify({ adminUrl, port, pid, recovered }));
  await Promise.race([server.ended, signal.aborted || once(signal, 'abort')]);
  await server.stop();
}

await main().catch(reportAndExit);
