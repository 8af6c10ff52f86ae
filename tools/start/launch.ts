import { join } from 'node:path';
import { DirectoryClaim } from './claim';
import { seedDemo, type SignIn } from './demo';
import { boundLogs } from './logs';
import { markOf, serviceProcesses } from './mark';
import { openDatabase } from './open-database';
import { choosePort, portIsFree } from './ports';
import { endProcesses, processTable } from './processes';
import { ensureBuilt } from './programs';
import type { Progress } from './progress';
import { RunningServices, type Launch } from './running-services';
import { ensureSecrets } from './secrets';
import { serviceEnvironment, withSignIns } from './services';
import type { Settings } from './settings';

/**
 * Runs the whole product until the signal is aborted: builds, database, schema, demo organization, api and worker.
 * Whatever way it ends, nothing it started is left running.
 * @throws DirectoryInUse when it already runs on this data directory
 * @throws LaunchError when a part cannot be prepared; once all parts run, whatever stops is started again
 */
export async function runProduct(settings: Settings, progress: Progress, signal: AbortSignal): Promise<void> {
  const claim = DirectoryClaim.take(settings.dataDir);
  const launch = { settings, progress, signal, claim, mark: markOf(settings.dataDir) };
  try {
    await endInterruptedServices(launch);
    await progress.step(
      'Building',
      () => ensureBuilt(settings.root, signal),
      (what) => `Programs are ${what}`,
    );
    await runOnDatabase(launch);
  } finally {
    claim.release();
  }
}

async function endInterruptedServices({ progress, mark }: Launch): Promise<void> {
  const left = serviceProcesses(processTable(), mark).map(({ pid }) => pid);
  if (left.length === 0) return;
  const end = () => endProcesses(left, 'SIGTERM', 8_000);
  await progress.step(
    'Stopping an interrupted run',
    end,
    () => `Stopped ${left.length} processes of an interrupted run`,
  );
}

async function runOnDatabase(launch: Launch): Promise<void> {
  const { settings, progress, signal } = launch;
  const secrets = ensureSecrets(settings.dataDir);
  let restored: () => void = () => undefined;
  const events = { say: (line: string) => progress.say(`  ! ${line}`), restored: () => restored() };
  const logs = ['api', 'worker', 'postgres'].map((name) => join(settings.dataDir, 'logs', `${name}.log`));
  const leaveLogs = boundLogs(logs);
  const database = await openDatabase(progress, { settings, secrets, signal, events });
  try {
    const port = await findPort(launch);
    const environment = serviceEnvironment(settings, { port, appUrl: database.appUrl, secrets });
    const signIns = database.kind === 'embedded' ? await seed(launch, environment) : [];
    const surroundings = { ...launch, database, port, signIns, outboxKey: environment['OUTBOX_KEY'] };
    const running = new RunningServices(surroundings, withSignIns(environment, signIns));
    restored = () => void running.recover();
    await running.run();
  } finally {
    leaveLogs();
    await database.close();
  }
}

async function findPort({ settings: { port: wanted, host }, progress }: Launch): Promise<number> {
  const port = await choosePort(wanted, (candidate) => portIsFree(candidate, host));
  if (wanted !== 0 && port !== wanted)
    progress.say(`  ! Port ${wanted} is taken by another program; using ${port} instead.`);
  return port;
}

function seed({ settings, progress, signal }: Launch, environment: NodeJS.ProcessEnv): Promise<readonly SignIn[]> {
  const work = () => seedDemo(settings.root, environment, signal);
  return progress.step('Preparing the demo organization', work, (signIns) =>
    signIns.length === 0 ? 'No demo organization here' : 'Demo organization is ready',
  );
}
