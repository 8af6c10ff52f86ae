import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from './processes';
import { Supervisor } from './supervisor';
import { waitUntil } from './waiting';

const policy = { goodLifeMs: 600_000, firstPauseMs: 10, longestPauseMs: 20 };

describe('a supervised service', () => {
  let directory: string;
  let supervisor: Supervisor;
  const supervisors: Supervisor[] = [];
  const said: string[] = [];
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'certitude supervisor '));
    said.length = 0;
  });
  afterEach(async () => {
    await Promise.all(supervisors.splice(0).map((each) => each.stop()));
    rmSync(directory, { recursive: true });
  });
  const log = () => join(directory, 'logs', 'service.log');

  /** Starts a Node program of these words. */
  function given(script: string): Supervisor {
    const program = join(directory, `service-${supervisors.length}.cjs`);
    writeFileSync(program, script);
    const service = { name: 'api', program: process.execPath, args: [program], cwd: directory, env: process.env };
    supervisor = new Supervisor({ ...service, logFile: log() }, (line) => said.push(line), undefined, policy);
    supervisors.push(supervisor);
    supervisor.start();
    return supervisor;
  }
  const printed = (text: string) => existsSync(log()) && readFileSync(log(), 'utf8').includes(text);
  const patient = { timeoutMs: 60_000, everyMs: 10 };

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
    expect(said).toEqual(['The api stopped unexpectedly (SIGKILL); next try in 0.01 s.']);
  });

  it('is tried again for ever with growing pauses, and its last words are shown once', async () => {
    given("console.error('no such host: db'); process.exit(3)");
    expect(await waitUntil(() => said.length >= 8, patient)).toBe(true);
    expect(said.slice(0, 5)).toEqual([
      'The api stopped unexpectedly (exit code 3); next try in 0.01 s.',
      'The api stopped 2 times in a row (exit code 3); next try in 0.02 s.',
      'The api stopped 3 times in a row (exit code 3); next try in 0.02 s.',
      expect.stringMatching(/^Its last output, from .*service\.log:[^]*no such host: db$/),
      'The api stopped 4 times in a row (exit code 3); next try in 0.02 s.',
    ]);
    expect(said.filter((line) => line.includes('no such host'))).toHaveLength(1);
  });

  it('runs well again once what made it crash is gone', async () => {
    const obstacle = join(directory, 'obstacle');
    writeFileSync(obstacle, '');
    given(`if (require('fs').existsSync(${JSON.stringify(obstacle)})) process.exit(1);
      console.log('up'); setInterval(() => {}, 1000)`);
    expect(await waitUntil(() => said.length >= 6, patient)).toBe(true);
    rmSync(obstacle);
    expect(await waitUntil(() => printed('up'), patient)).toBe(true);
    expect(isAlive(supervisor.pid ?? 0)).toBe(true);
  });

  it('does not take another one down, however often it crashes', async () => {
    const { pid: other } = given('setInterval(() => {}, 1000)');
    const steady = supervisor;
    given('process.exit(1)');
    expect(await waitUntil(() => said.length >= 8, patient)).toBe(true);
    expect(steady.pid).toBe(other);
    expect(isAlive(other ?? 0)).toBe(true);
  });

  it('is tried again when its program is missing', async () => {
    const service = { name: 'api', program: join(directory, 'missing'), args: [], cwd: directory, env: {} };
    supervisor = new Supervisor({ ...service, logFile: log() }, (line) => said.push(line), undefined, policy);
    supervisors.push(supervisor);
    supervisor.start();
    expect(await waitUntil(() => said.length >= 6, patient)).toBe(true);
    expect(said[0]).toContain('ENOENT');
  });

  it('runs without a log where its log cannot be written', async () => {
    const seen = join(directory, 'seen');
    writeFileSync(join(directory, 'logs'), 'a file where a folder should be');
    const { pid = 0 } = given(`console.log('up'); require('fs').writeFileSync(${JSON.stringify(seen)}, '');
      setInterval(() => {}, 1000)`);
    expect(await waitUntil(() => existsSync(seen), patient)).toBe(true);
    expect(isAlive(pid)).toBe(true);
    expect(said).toEqual([]);
  });

  it('is not started again by a restart that a stop overtakes', async () => {
    const { pid = 0 } = given('setInterval(() => {}, 1000)');
    await Promise.all([supervisor.restart(), supervisor.stop()]);
    expect(isAlive(pid)).toBe(false);
    expect(supervisor.pid).toBeUndefined();
  });
});
