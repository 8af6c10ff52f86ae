import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { z } from 'zod';
import { runNx, type CommandOptions } from '../start/commands';
import { LaunchError } from '../start/errors';
import { endOf, failedParts, partOf } from '../start/nx-output';
import { failure, nothing, sum, tallyJest, type Tally } from './results';

/** Where a project's tests leave their results; the Nx cache puts them back when nothing has changed. */
export const resultsFile = (root: string, project: string): string => join(root, 'coverage', project, 'results.json');

/** What a project's tests say of themselves while their process lives, see `running-files.cjs`. */
const runningFile = (root: string, project: string): string => join(root, 'coverage', project, 'running.json');

/** One line for each project whose process has not ended: the test files it is at, or that they are over. */
export function unfinishedJest(root: string): readonly string[] {
  const folder = join(root, 'coverage');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((project) => {
    const said = read(runningFile(root, project));
    if (said === undefined) return [];
    const files = z.array(z.string()).parse(JSON.parse(said));
    const at = files.map((file) => relative(root, file)).join(', ');
    return [`${project}: ${at ? `still at ${at}` : 'its tests are over, its process is not'}`];
  });
}

/** How a workspace's command is run: its folder, environment and end. */
export type Run = Required<Pick<CommandOptions, 'cwd' | 'env' | 'signal'>>;

/** The projects with unit tests, or those of them that are asked for. */
export async function testProjects(run: Run, wanted: readonly string[]): Promise<readonly string[]> {
  const { code, output, stdout } = await runNx(run.cwd, ['show', 'projects', '--with-target', 'test', '--json'], run);
  const parsed: unknown = code === 0 ? JSON.parse(stdout) : undefined;
  if (!Array.isArray(parsed) || parsed.length === 0)
    throw new LaunchError(`Nx found no project with tests:\n${output}`);
  const all = parsed.map(String);
  const unknown = wanted.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new LaunchError(`No tests in "${unknown.join('", "')}". Projects with tests: ${all.join(', ')}`);
  return wanted.length > 0 ? wanted : all;
}

/**
 * Runs Jest through Nx and counts what every project left.
 * @param args Nx command that runs the tests of these projects
 * @param tasks the Nx task of each project
 */
export async function runJest(run: Run, args: readonly string[], tasks: readonly JestTask[]): Promise<Tally> {
  // Never count the results of an earlier run.
  for (const { project } of tasks)
    for (const file of [resultsFile(run.cwd, project), runningFile(run.cwd, project)]) rmSync(file, { force: true });
  const { code, output } = await runNx(run.cwd, [...args, '--outputStyle=static'], run);
  const tallies = tasks.map(({ project, task }) =>
    tallyJest(project, read(resultsFile(run.cwd, project)), partOf(output, task)),
  );
  const ran = code === 0 || tasks.some(({ task }) => partOf(output, task) !== '');
  const total = sum(ran ? tallies : [...tallies, { ...nothing, problems: [endOf(output)] }]);
  if (code === 0 || total.failed > 0) return total;
  return sum([total, failure(`The run failed although its tests passed:\n${failedParts(output)}`)]);
}

export interface JestTask {
  readonly project: string;
  /** `server-core:test` */
  readonly task: string;
}

const read = (file: string): string | undefined => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);
