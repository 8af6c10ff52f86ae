import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runNx } from './commands';
import { LaunchError } from './errors';
import { failedParts } from './nx-output';
import { needsBuild, newestChange, timeOf, type BuildState } from './staleness';

const programs = ['dist/apps/api/main.mjs', 'dist/apps/worker/main.mjs', 'dist/apps/web/browser/index.html'];
const sources = [
  'apps',
  'libs',
  'model',
  'tools/build',
  'nx.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.web.json',
];
const stampFile = 'dist/.built';

/** Builds the programs when they are missing or older than their sources. */
export async function ensureBuilt(root: string, signal?: AbortSignal): Promise<'built' | 'up to date'> {
  if (!needsBuild(buildState(root))) return 'up to date';
  await build(root, signal);
  return 'built';
}

/**
 * Builds all programs; what has not changed comes out of the Nx cache.
 * @throws LaunchError with the output of the build when it fails
 */
export async function build(root: string, signal?: AbortSignal): Promise<void> {
  // From before the build: what is edited meanwhile counts as newer.
  const startedAt = new Date();
  const { code, output } = await runNx(root, ['run-many', '-t', 'build', '--outputStyle=static'], { signal });
  const missing = programs.filter((program) => !existsSync(join(root, program)));
  if (code !== 0) throw new LaunchError(`The build failed.\n${failedParts(output)}`);
  if (missing.length > 0) throw new LaunchError(`The build did not make ${missing.join(', ')}:\n${output}`);
  stamp(join(root, stampFile), startedAt);
}

function buildState(root: string): BuildState {
  return {
    complete: programs.every((program) => existsSync(join(root, program))),
    builtAt: timeOf(join(root, stampFile))?.mtimeMs,
    newestSource: newestChange(sources.map((source) => join(root, source))),
  };
}

function stamp(file: string, at: Date): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  utimesSync(file, at, at);
}
