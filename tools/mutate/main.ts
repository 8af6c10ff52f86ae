// npm run mutate -- <library> [--files <glob>] [--tests <glob>]: breaks a library in many small ways and counts what its tests notice.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownGroup, workspaceEnvironment } from '../start/commands';
import { LaunchError } from '../start/errors';
import { endTree } from '../start/processes';
import { reportAndExit } from '../start/report';
import { stopRequested } from '../start/stop-requests';
import { workspaceRoot } from '../start/workspace';
import { openPostgres } from '../test/services';
import { type MutateArguments, parseArguments } from './arguments';
import { installPackages } from './packages';
import { strykerOptions } from './stryker-options';

async function main(): Promise<number> {
  const asked = parseArguments(process.argv.slice(2));
  const root = workspaceRoot();
  if (!existsSync(join(root, 'libs', asked.library, 'jest.config.cjs')))
    throw new LaunchError(`There is no library libs/${asked.library} with tests.`);
  const signal = stopRequested();
  const folder = join(root, 'node_modules/.cache/certitude/mutate');
  await installPackages(root, folder, signal);
  // One server for all runs: a database of its own for each fault would take longer than the tests.
  const postgres = asked.library.startsWith('server/') ? await openPostgres(signal) : undefined;
  try {
    return await mutate(asked, { root, folder, signal, environment: postgres?.environment ?? {} });
  } finally {
    await postgres?.stop();
  }
}

/** A few rounds of what is tried at random: all of them, for each single fault, would take days. */
const FEW_ROUNDS = { COLLAB_FUZZ_RUNS: '5', COLLAB_PROPERTY_RUNS: '120', MATURITY_PROPERTY_RUNS: '10' };

interface Surroundings {
  readonly root: string;
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** @returns the exit code of Stryker, whose output is shown as it comes */
async function mutate(asked: MutateArguments, { root, folder, environment, signal }: Surroundings): Promise<number> {
  // Not inside node_modules, where Jest looks for no tests.
  const sandbox = mkdtempSync(join(tmpdir(), 'certitude-mutate-'));
  const packages = join(folder, 'node_modules/@stryker-mutator');
  const report = join(folder, `${asked.library.replace('/', '-')}.html`);
  const options = join(sandbox, 'stryker.json');
  const runner = join(packages, 'jest-runner/dist/src/index.js');
  writeFileSync(options, JSON.stringify(strykerOptions(asked, { runner, sandbox: join(sandbox, 'copy'), report })));
  const child = spawn(process.execPath, [join(packages, 'core/bin/stryker.js'), 'run', options], {
    cwd: root,
    env: { ...workspaceEnvironment(root), NODE_ENV: 'test', ...FEW_ROUNDS, ...environment },
    stdio: 'inherit',
    detached: ownGroup,
  });
  signal.addEventListener('abort', () => child.pid && void endTree(child.pid, 5_000), { once: true });
  try {
    const [code] = await once(child, 'close');
    console.log(`What was not noticed, line by line: ${report}`);
    return typeof code === 'number' ? code : 1;
  } finally {
    rmSync(sandbox, { recursive: true, force: true });
  }
}

try {
  process.exit(await main());
} catch (error) {
  reportAndExit(error);
}
