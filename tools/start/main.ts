// npm start: builds what is missing, starts the database, api and worker, and says where to go.
import { markOf, databaseProcesses, serviceProcesses } from './mark';
import { runProduct } from './launch';
import { join } from 'node:path';
import { existsSync } from 'node:fs';
import { processTable, signalProcess } from './processes';
import { Progress } from './progress';
import { explanation, reportAndExit } from './report';
import { readSettings, type Settings } from './settings';
import { stopRequested } from './stop-requests';
import { workspaceRoot } from './workspace';

/** Somebody asks to stop a second time: no more waiting for anybody. */
function stopByForce({ dataDir }: Settings): never {
  const table = processTable();
  const postgres = join(dataDir, 'postgres');
  const services = existsSync(dataDir) ? serviceProcesses(table, markOf(dataDir)) : [];
  const database = existsSync(postgres) ? databaseProcesses(table, markOf(postgres)) : [];
  for (const { pid } of services) signalProcess(pid, 'SIGKILL');
  // The database's immediate stop: it leaves no session behind and recovers from its log at the next start.
  for (const { pid } of database) signalProcess(pid, 'SIGQUIT');
  process.exit(130);
}

async function main(): Promise<void> {
  const settings = readSettings(process.env, workspaceRoot());
  const signal = stopRequested(() => stopByForce(settings));
  const progress = new Progress();
  progress.say('\nCertitude\n');
  try {
    await runProduct(settings, progress, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    if (error !== signal.reason) console.error(explanation(error));
  }
  progress.say('  Stopped.');
  process.exit(0);
}

await main().catch(reportAndExit);
