import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from '../../start/index';
import { type Programs } from './rolling-restart';

/** Bundles api and worker for this process, does something with them, and removes them. */
export async function withPrograms<T>(work: (programs: Programs) => Promise<T>): Promise<T> {
  const [api, worker] = [bundled('api'), bundled('worker')];
  try {
    return await work({ api, worker });
  } finally {
    [api, worker].forEach(removeBundle);
  }
}

/** @returns the bundle, inside node_modules, because the packages that it imports are looked up from where it lies */
export function bundled(app: string): string {
  const root = workspaceRoot();
  const program = join(root, 'node_modules/.cache/certitude', `bench-${app}-${process.pid}.mjs`);
  const build = ['tools/build/node-app.mjs', `apps/${app}/src/main.ts`, program];
  execFileSync(process.execPath, build, { cwd: root, stdio: 'inherit' });
  return program;
}

export function removeBundle(program: string): void {
  for (const file of [program, `${program}.map`]) rmSync(file, { force: true });
}
