import { join } from 'node:path';
import { runCommand, workspaceEnvironment, workspaceRoot } from '../start/index';

/**
 * Runs `npm run operator -- …` on the product that runs in this folder.
 * @throws Error with what it printed when it fails
 */
export async function runOperator(dataDir: string, words: readonly string[]): Promise<string> {
  const root = workspaceRoot();
  const env = { ...workspaceEnvironment(root), DATABASE_URL: '', DATABASE_OWNER_URL: '', DATA_DIR: dataDir };
  const args = [join(root, 'tools/run.mjs'), 'tools/operator/main.ts', ...words];
  const { code, output } = await runCommand(process.execPath, args, { cwd: root, env });
  if (code !== 0) throw new Error(`operator ${words.join(' ')}: ${output}`);
  return output;
}
