import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The root folder of this workspace, searched upwards from the running program.
 * A bundled tool lies elsewhere than its source, so `import.meta` would not tell.
 * @param from absolute path of a file inside the workspace
 * @throws Error outside a workspace
 */
export function workspaceRoot(from: string = process.argv[1] ?? process.cwd()): string {
  for (let folder = dirname(from); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'nx.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`no nx.json above ${from}`);
  }
}
