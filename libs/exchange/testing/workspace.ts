import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Root of the workspace, searched upwards from where the program was started: benches are bundled, and lie elsewhere than
 * their sources then.
 */
export const workspace = above(process.cwd());

function above(folder: string): string {
  if (existsSync(join(folder, 'nx.json'))) return folder;
  if (folder === dirname(folder)) throw new Error('This is started outside the workspace.');
  return above(dirname(folder));
}
