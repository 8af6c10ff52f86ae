import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { endOf } from '../start/nx-output';
import { LaunchError } from '../start/errors';
import { runNpm } from './npm';
import type { Progress } from '../start/progress';
import { missingPackages, pins } from './missing-packages';

const Names = z.record(z.string(), z.string()).optional();
const Listed = z.looseObject({
  version: z.string().optional(),
  optional: z.boolean().optional(),
  dependencies: Names,
  devDependencies: Names,
  optionalDependencies: Names,
});
const List = z.looseObject({ packages: z.record(z.string(), Listed) });

/**
 * Installs what only the checks need: `npm ci` leaves it out (`omit=dev` in .npmrc). Nothing is removed or replaced, so a
 * product that runs meanwhile goes on; versions and hashes are those of the lock.
 * @throws LaunchError with what npm says
 */
export async function installChecks(root: string, progress: Progress, signal: AbortSignal): Promise<void> {
  const missing = findMissing(root);
  if (missing.length === 0) return;
  const work = async () => {
    // Not `npm ci`, which begins by removing everything, this Node too; `--no-save` keeps package.json and its lock.
    const args = ['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'];
    const { code, output } = await runNpm(args, { cwd: root, signal });
    const left = code === 0 ? findMissing(root) : [];
    if (code === 0 && left.length === 0) return;
    throw new LaunchError(`The packages of the checks could not be installed.\n${endOf(output)}\n${left.join('\n')}`);
  };
  const words = `${missing.length} packages that only the checks need`;
  await progress.step(`Installing ${words}`, work, () => `Installed ${words}`);
}

function findMissing(root: string): string[] {
  const lock = List.parse(read(join(root, 'package-lock.json')));
  if (!pins(lock, Listed.parse(read(join(root, 'package.json')))))
    throw new LaunchError('package-lock.json does not belong to package.json. Run "npm install --include=dev" first.');
  const installed = join(root, 'node_modules/.package-lock.json');
  return missingPackages(lock, existsSync(installed) ? List.parse(read(installed)) : undefined);
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
