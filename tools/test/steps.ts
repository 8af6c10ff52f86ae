import { join } from 'node:path';
import { runCommand } from '../start/commands';
import { runNpm } from '../checks/npm';
import { build } from '../start/programs';
import type { StepName } from './arguments';
import { runJest, testProjects, type Run } from './jest-runs';
import { endOf } from '../start/nx-output';
import { check, failure, nothing, sum, type Tally } from './results';

export interface Step {
  readonly title: string;
  /** Starts the product itself, and is not tried when that could not be built. */
  readonly needsBuild?: boolean;
  run(run: Run, projects: readonly string[]): Promise<Tally>;
}

/** What a test run consists of; each step that is no Jest run counts as one test. */
export const steps: Readonly<Record<StepName, Step>> = {
  format: { title: 'Format', run: (run) => npmScript(run, 'format:check') },
  typecheck: { title: 'Types', run: typecheck },
  lint: { title: 'Lint and module boundaries', run: (run) => npmScript(run, 'lint') },
  arch: { title: 'Dependencies inside modules', run: (run) => npmScript(run, 'arch') },
  knip: { title: 'Nothing unused', run: (run) => npmScript(run, 'knip') },
  canaries: { title: 'Planted violations are found', run: (run) => tool(run, 'tools/arch/canaries.ts') },
  unit: { title: 'Unit and medium tests', run: unit },
  build: { title: 'Build', run: buildAll },
  attack: {
    title: 'Attacks from outside, in short',
    needsBuild: true,
    run: (run) => tool(run, 'tools/attack/main.ts', ['--short']),
  },
  e2e: {
    title: 'Journeys in a browser',
    needsBuild: true,
    run: (run) => runJest(run, ['run', 'e2e:e2e'], [{ project: 'e2e', task: 'e2e:e2e' }]),
  },
};

async function npmScript(run: Run, script: string): Promise<Tally> {
  const { code, output } = await runNpm(['run', '--silent', script], run);
  return check(code === 0, endOf(output));
}

/** Server and web at once: each of them keeps one processor busy. Counts as one. */
async function typecheck(run: Run): Promise<Tally> {
  const both = await Promise.all([npmScript(run, 'typecheck:node'), npmScript(run, 'typecheck:web')]);
  const { failed, problems } = sum(both);
  return check(failed === 0, problems.join('\n'));
}

async function tool(run: Run, file: string, args: readonly string[] = []): Promise<Tally> {
  const { code, output } = await runCommand(process.execPath, [join(run.cwd, 'tools/run.mjs'), file, ...args], run);
  return check(code === 0, endOf(output));
}

/** Projects whose tests run at once on two processors: much of a test is waiting for the database. */
const SIDE_BY_SIDE = 3;

async function unit(run: Run, wanted: readonly string[]): Promise<Tally> {
  const projects = await testProjects(run, wanted);
  const tasks = projects.map((project) => ({ project, task: `${project}:test` }));
  return runJest(run, ['run-many', '-t', 'test', `--parallel=${SIDE_BY_SIDE}`, ...only(wanted)], tasks);
}

async function buildAll(run: Run): Promise<Tally> {
  try {
    await build(run.cwd, run.signal);
    return { ...nothing, passed: 1 };
  } catch (error) {
    run.signal.throwIfAborted();
    return failure(error instanceof Error ? endOf(error.message) : String(error));
  }
}

const only = (projects: readonly string[]): string[] =>
  projects.length > 0 ? [`--projects=${projects.join(',')}`] : [];
