import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, workspaceEnvironment } from './commands';
import { LaunchError } from './errors';

/** A person of the demo organization that may sign in. */
export interface SignIn {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

const seeder = 'dist/apps/api/seed.mjs';

/**
 * Makes the demo organization, or finds it as it is: seeding twice is the same as once.
 * @param environment settings of the api, its DATABASE_URL among them
 * @returns the people who may sign in; none when this build has no demo organization
 * @throws LaunchError with the seeder's output
 */
export async function seedDemo(
  root: string,
  environment: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<readonly SignIn[]> {
  if (!existsSync(join(root, seeder))) return [];
  const env = { ...workspaceEnvironment(root), ...environment };
  const { code, output, stdout } = await runCommand(process.execPath, ['--enable-source-maps', seeder], {
    cwd: root,
    env,
    signal,
  });
  if (code !== 0) throw new LaunchError(`The demo organization could not be made:\n${output}`);
  return readSignIns(stdout);
}

/** Finds the line `{"signIns": […]}` in the seeder's output. */
export function readSignIns(output: string): readonly SignIn[] {
  const line = output.split('\n').findLast((text) => text.startsWith('{"signIns"'));
  const parsed: unknown = line === undefined ? undefined : JSON.parse(line);
  const list = typeof parsed === 'object' && parsed !== null && 'signIns' in parsed ? parsed.signIns : undefined;
  return Array.isArray(list) ? list.filter(isSignIn) : [];
}

function isSignIn(value: unknown): value is SignIn {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map(Object.entries(value));
  return ['name', 'email', 'password', 'role'].every((field) => typeof fields.get(field) === 'string');
}
