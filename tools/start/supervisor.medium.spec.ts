import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './processes';
import { Supervisor } from './supervisor';
import { waitUntil } from './waiting';

const policy = { quickMs: 10_000, limit: 3, firstPauseMs: 10, longestPauseMs: 20 };

describe('a supervised service', () => {
  let directory: string;
  let supervisor: Supervisor;
  const said: string[] = [];
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'certitude supervisor '));
    said.length = 0;
  });
  afterEach(async () => {
    await supervisor.stop();
    rmSync(directory, { recursive: true });
  });
  const log = () => join(directory, 'logs', 'service.log');

  /** Starts a Node program of these words. */
  function given(script: string): Supervisor {
    const program = join(directory, 'service.cjs');
    writeFileSync(program, script);
    const service = { name: 'api', program: process.execPath, args: [program], cwd: directory, env: process.env };
    supervisor = new Supervisor({ ...service, logFile: log() }, (line) => said.push(line), undefined, policy);
    supervisor.start();
    return supervisor;
  }
  const printed = (text: string) => existsSync(log()) && readFileSync(log(), 'utf8').includes(text);
  const patient = { timeoutMs: 10_000, everyMs: 10 };

  it('runs with its output in a file, and is gone after a stop', async () => {
    const { pid = 0 } = given("console.log('up'); setInterval(() => {}, 1000)");
    expect(await waitUntil(() => printed('up'), patient)).toBe(true);
    await supervisor.stop();
    expect(isAlive(pid)).toBe(false);
    expect(supervisor.pid).toBeUndefined();
    expect(said).toEqual([]);
  });

  it('comes back after an unexpected death', async () => {
    const { pid = 0 } = given('setInterval(() => {}, 1000)');
    process.kill(pid, 'SIGKILL');
    expect(await waitUntil(() => ![undefined, pid].includes(supervisor.pid), patient)).toBe(true);
    expect(said).toEqual(['The api stopped unexpectedly (SIGKILL); starting it again in 0.01 s.']);
  });

  it('stays down after dying again and again, with its last words', async () => {
    given("console.error('no such host: db'); process.exit(3)");
    await expect(supervisor.givenUp).rejects.toThrow(/stopped 3 times .*exit code 3[\s\S]*no such host: db/);
    expect(said).toHaveLength(2);
  });

  it('stays down after dying again and again when its program is missing', async () => {
    const service = { name: 'api', program: join(directory, 'missing'), args: [], cwd: directory, env: {} };
    supervisor = new Supervisor({ ...service, logFile: log() }, () => undefined, undefined, policy);
    supervisor.start();
    await expect(supervisor.givenUp).rejects.toThrow('ENOENT');
  });

  it('is not started again by a restart that a stop overtakes', async () => {
    const { pid = 0 } = given('setInterval(() => {}, 1000)');
    await Promise.all([supervisor.restart(), supervisor.stop()]);
    expect(isAlive(pid)).toBe(false);
    expect(supervisor.pid).toBeUndefined();
  });
});
