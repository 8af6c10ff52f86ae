import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { silentProxy, type SilentProxy, testDatabase } from '@certitude/server/testing';
import { BuiltApi } from './testing/built-api';

/** A file system that is full, where the system has one for tests. */
const FULL = '/dev/full';

jest.setTimeout(300_000);

describe('the api as it is shipped', () => {
  let api: BuiltApi;
  let proxy: SilentProxy;
  beforeAll(async () => {
    api = await BuiltApi.build();
    proxy = await silentProxy((await testDatabase()).appUrl);
  });
  afterEach(() => {
    proxy.speak();
    api.killAll();
  });
  afterAll(async () => {
    await proxy.close();
    await api.remove();
  });

  /** Starts it where nothing can be written to its log. */
  const start = async () => {
    const full = existsSync(FULL) ? openSync(FULL, 'w') : null;
    const started = api.start({ DATABASE_URL: proxy.url }, ['ignore', full ?? 'pipe', full ?? 'pipe']);
    if (full !== null) closeSync(full);
    return started;
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
