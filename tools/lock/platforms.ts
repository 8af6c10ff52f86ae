// npm run lock:platforms: completes package-lock.json after a change of dependencies. See complete-lock.ts.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportAndExit } from '../start/report';
import { workspaceRoot } from '../start/workspace';
import { LaunchError } from '../start/errors';
import { completeLock, type PackageLock } from './complete-lock';

function main(): void {
  const file = join(workspaceRoot(), 'package-lock.json');
  const original: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isLock(original)) throw new LaunchError(`${file} is no package lock of version 3.`);
  const { lock, added, unplaced } = completeLock(original);
  if (added.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${added.length} platform packages added`);
  if (unplaced.length > 0) throw new LaunchError(`Could not be placed: ${unplaced.join(', ')}`);
}

function isLock(value: unknown): value is PackageLock {
  if (typeof value !== 'object' || value === null || !('packages' in value)) return false;
  return typeof value.packages === 'object' && value.packages !== null;
}

try {
  main();
} catch (error) {
  reportAndExit(error);
}
