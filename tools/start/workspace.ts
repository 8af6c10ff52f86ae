import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The root folder of this workspace, searched upwards from the running program.
 * A bundled tool lies elsewhere than its source, so `import.meta` would not tell.
 * @param from absolute path of a file inside the workspace
 * @throws Error outside a workspace
 */
export function workspaceRoot(from?: string): string {
  return folderWith('nx.json', from);
}

/**
 * The folder of the maturity model: in the workspace, and in an image that holds the built programs alone.
 * @param from absolute path of a file beside or below what holds the folder
 * @throws Error where there is none
 */
export function modelFolder(from?: string): string {
  return join(folderWith('model/references.yaml', from), 'model');
}

function folderWith(name: string, from: string = process.argv[1] ?? process.cwd()): string {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, name))) return folder;
    if (folder === dirname(folder)) throw new Error(`no ${name} above ${from}`);
  }
}
