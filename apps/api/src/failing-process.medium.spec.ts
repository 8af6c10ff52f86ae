import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { eventually, silentProxy, type SilentProxy, testDatabase } from '@certitude/server/testing';

const ROOT = resolve(__dirname, '../../..');
/** A file system that is full, where the system has one for tests. */
const FULL = '/dev/full';

jest.setTimeout(300_000);

describe('the api as it is shipped', () => {
  let directory: string;
  let proxy: SilentProxy;
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'certitude-api-'));
    await symlink(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
    const bundle = ['tools/build/node-app.mjs', 'apps/api/src/main.ts', join(directory, 'main.mjs')];
    execFileSync(process.execPath, bundle, { cwd: ROOT });
    proxy = await silentProxy((await testDatabase()).appUrl);
  });
  afterEach(() => {
    proxy.speak();
    for (const child of children.splice(0)) child.kill('SIGKILL');
  });
  afterAll(async () => {
    await proxy.close();
    await rm(directory, { recursive: true, force: true });
  });

  const freePort = async (): Promise<number> => {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const address = probe.address();
    probe.close();
    return typeof address === 'object' && address !== null ? address.port : 0;
  };

  /** Starts it where nothing can be written to its log. */
  const start = async () => {
    const port = await freePort();
    const full = existsSync(FULL) ? openSync(FULL, 'w') : null;
    const child = spawn(process.execPath, [join(directory, 'main.mjs')], {
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: String(port),
        DATABASE_URL: proxy.url,
        DATA_DIR: directory,
        SESSION_SECRET: 'a-secret-that-only-tests-use-0123456789',
      },
      stdio: ['ignore', full ?? 'pipe', full ?? 'pipe'],
    });
    children.push(child);
    // Elsewhere nobody reads, which comes to the same.
    child.stdout?.destroy();
    child.stderr?.destroy();
    if (full !== null) closeSync(full);
    const url = `http://127.0.0.1:${port}`;
    await eventually(async () => {
      if (child.exitCode !== null) return;
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    }, 120_000);
    expect(child.exitCode).toBeNull();
    return { child, url };
  };

  it('serves although its log cannot be written', async () => {
    const { child, url } = await start();
    for (let round = 0; round < 20; round += 1) expect((await fetch(`${url}/api/session`)).status).toBe(401);
    expect(child.exitCode).toBeNull();
  });

  it('ends when it is told to, although its connections to the database hang', async () => {
    const { child, url } = await start();
    proxy.silence();
    const hanging = fetch(`${url}/api/session`, {
      headers: { cookie: `certitude_session=${'x'.repeat(43)}` },
    }).catch(() => undefined);
    expect((await fetch(`${url}/health/ready`)).status).toBe(503);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await hanging;
  });
});
