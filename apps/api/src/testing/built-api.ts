import { type ChildProcess, execFileSync, spawn, type StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { eventually } from '@certitude/server/testing';

const ROOT = resolve(__dirname, '../../../..');

export interface ApiProcess {
  readonly child: ChildProcess;
  readonly url: string;
}

/** The api as it is shipped: bundled into a folder of its own. */
export class BuiltApi {
  private readonly children: ChildProcess[] = [];
  private constructor(private readonly directory: string) {}

  static async build(): Promise<BuiltApi> {
    const directory = await mkdtemp(join(tmpdir(), 'certitude-api-'));
    // The bundle looks its packages up from where it lies.
    await symlink(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
    const bundle = ['tools/build/node-app.mjs', 'apps/api/src/main.ts', join(directory, 'main.mjs')];
    execFileSync(process.execPath, bundle, { cwd: ROOT });
    return new BuiltApi(directory);
  }

  /** Starts a process of it, and waits until it is ready. */
  async start(environment: Readonly<Record<string, string>>, stdio: StdioOptions = 'ignore'): Promise<ApiProcess> {
    const port = await freePort();
    const child = spawn(process.execPath, [join(this.directory, 'main.mjs')], {
      env: {
        ...{ PATH: process.env['PATH'] ?? '', PORT: String(port), DATA_DIR: this.directory },
        SESSION_SECRET: 'a-secret-that-only-tests-use-0123456789',
        ...environment,
      },
      stdio,
    });
    this.children.push(child);
    // Elsewhere nobody reads, which comes to the same.
    child.stdout?.destroy();
    child.stderr?.destroy();
    const url = `http://127.0.0.1:${port}`;
    await eventually(async () => {
      if (child.exitCode !== null) return;
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    }, 120_000);
    expect(child.exitCode).toBeNull();
    return { child, url };
  }

  killAll(): void {
    for (const child of this.children.splice(0)) child.kill('SIGKILL');
  }

  remove(): Promise<void> {
    return rm(this.directory, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
