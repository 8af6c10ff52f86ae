import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from './errors';

const notSources = new Set(['node_modules', 'dist', 'coverage', 'e2e', 'testing']);

/**
 * When something below these paths changed last, in milliseconds; 0 when none exists. Folders count too: their time
 * changes when a file is added, renamed or removed. Tests are left out.
 */
export function newestChange(paths: readonly string[]): number {
  return paths.reduce((newest, path) => Math.max(newest, changeOf(path)), 0);
}

function changeOf(path: string): number {
  const found = timeOf(path);
  if (found === undefined || !found.isDirectory()) return found?.mtimeMs ?? 0;
  const inside = readdirSync(path).filter(
    (name) => !notSources.has(name) && !name.startsWith('.') && !/\.spec\.ts$/.test(name),
  );
  return Math.max(found.mtimeMs, newestChange(inside.map((name) => join(path, name))));
}

/** @returns undefined when there is no such file */
export function timeOf(path: string) {
  try {
    return statSync(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

export interface BuildState {
  /** Whether every program is there. */
  readonly complete: boolean;
  /** When the last build began, in milliseconds; undefined when that is unknown. */
  readonly builtAt: number | undefined;
  readonly newestSource: number;
}

/** Whether the programs must be built (again) before they can be started. */
export function needsBuild({ complete, builtAt, newestSource }: BuildState): boolean {
  return !complete || builtAt === undefined || newestSource > builtAt;
}
