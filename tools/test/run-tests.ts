import type { Progress } from '../start/progress';
import type { StepName, TestArguments } from './arguments';
import { type Run, unfinishedJest } from './jest-runs';
import { failure, type Tally } from './results';
import { openPostgres, openRedis, type Service } from './services';
import { steps } from './steps';

export interface TestRun extends TestArguments {
  readonly root: string;
  readonly signal: AbortSignal;
  readonly progress: Progress;
  readonly environment: NodeJS.ProcessEnv;
  /** Takes the result of each step when it is there. */
  add(tally: Tally): void;
}

/** Longest time for one step; a test that hangs shall not hold up everybody, a slow machine is no hanging test. */
const stepLimitMs = 40 * 60_000;

/**
 * Runs the steps one after the other, a failed one does not keep the next from running.
 * @throws the signal's reason when aborted; services and commands are gone by then
 */
export async function runTests(tests: TestRun): Promise<void> {
  const services = await openServices(tests);
  try {
    const environment = Object.assign({}, tests.environment, ...services.map((service) => service.environment));
    let built = true;
    for (const name of tests.steps) {
      const { title, needsBuild } = steps[name];
      const tally: Tally = needsBuild && !built ? notBuilt(title) : await runStep(tests, name, environment);
      if (name === 'build') built = tally.failed === 0;
      tests.add(tally);
      show(tests.progress, tally);
    }
  } finally {
    await Promise.all(services.map((service) => service.stop()));
  }
}

const notBuilt = (title: string): Tally => failure(`${title}: not run, because the build failed`);

async function openServices({ steps: names, progress, signal }: TestRun): Promise<Service[]> {
  if (!names.includes('unit')) return [];
  const postgres = await progress.step(
    'Starting PostgreSQL',
    () => openPostgres(signal),
    () => 'PostgreSQL for the tests',
  );
  try {
    const redis = await openRedis(signal);
    if (!redis)
      progress.say('  - Tests against Redis are left out: there is no redis-server, and REDIS_URL is not set.');
    return redis ? [postgres, redis] : [postgres];
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

function runStep(tests: TestRun, name: StepName, env: NodeJS.ProcessEnv): Promise<Tally> {
  const step = steps[name];
  const limit = AbortSignal.timeout(stepLimitMs);
  const run: Run = { cwd: tests.root, env, signal: AbortSignal.any([tests.signal, limit]) };
  const work = () =>
    step.run(run, tests.projects).catch((error: unknown) => {
      if (!limit.aborted) throw error;
      const late = `${step.title}: not finished after ${stepLimitMs / 60_000} minutes`;
      return failure([late, ...unfinishedJest(tests.root)].join('\n'));
    });
  return tests.progress.step(step.title, work, (tally) => describe(step.title, tally));
}

function describe(title: string, { passed, failed }: Tally) {
  const counted = passed + failed > 1 ? `${title}: ${passed} passed${failed > 0 ? `, ${failed} failed` : ''}` : title;
  return failed > 0 ? { failed: counted } : counted;
}

function show(progress: Progress, { problems }: Tally): void {
  for (const problem of problems) progress.say(`\n${problem}\n`);
}
