import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '../start/errors';
import { runNpm } from '../checks/npm';

/** The packages of the mutation tester: a folder of their own, which `npm ci` of the workspace does not fill. */
const SOURCE = 'tools/mutate/packages';
const FILES = ['package.json', 'package-lock.json'];

/**
 * Installs the packages, unless they are there as the lock says.
 * @param folder where to; inside node_modules of the workspace, so that they find its Jest
 * @throws LaunchError with what npm says
 */
export async function installPackages(root: string, folder: string, signal: AbortSignal): Promise<void> {
  const lock = readFileSync(join(root, SOURCE, 'package-lock.json'), 'utf8');
  const installed = join(folder, 'installed.json');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === lock) return;
  console.log('Installing the mutation tester …');
  mkdirSync(folder, { recursive: true });
  for (const file of FILES) copyFileSync(join(root, SOURCE, file), join(folder, file));
  const { code, output } = await runNpm(['ci', '--no-audit', '--no-fund'], { cwd: folder, signal });
  if (code !== 0) throw new LaunchError(`The mutation tester could not be installed.\n${output}`);
  // Written last: an installation that was interrupted is none.
  writeFileSync(installed, lock);
}
