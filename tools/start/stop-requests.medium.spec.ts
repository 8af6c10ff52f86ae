import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databaseProcesses, markOf } from './mark';
import { endProcesses, isAlive, processTable } from './processes';
import { waitUntil } from './waiting';
import { workspaceRoot } from './workspace';

jest.setTimeout(120_000);

const patient = { timeoutMs: 60_000, everyMs: 50 };

describe('a program that runs the database', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'certitude stop '));
  const left = () => databaseProcesses(processTable(), markOf(dataDir)).map(({ pid }) => pid);
  let started: ChildProcess;
  afterEach(async () => {
    started.kill('SIGKILL');
    await endProcesses(left(), 'SIGQUIT', 5_000);
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  const words = [join(workspaceRoot(), 'tools/run.mjs'), 'tools/start/database.ts', dataDir];

  /** @returns process id of the database, once it is ready */
  async function start(args: readonly string[]): Promise<number> {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    started = child;
    const [line] = await once(child.stdout, 'data');
    return JSON.parse(String(line)).pid;
  }

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends it before it ends itself on %s', async (signal) => {
    const database = await start(words);
    const ended = once(started, 'exit');
    started.kill(signal);
    await ended;
    expect(isAlive(database)).toBe(false);
    expect(left()).toEqual([]);
  });

  it('ends it when the npm above was killed and could not tell', async () => {
    const parent = `require('child_process').spawn(process.execPath, ${JSON.stringify(words)}, { stdio: 'inherit' })`;
    const database = await start(['-e', parent]);
    expect(isAlive(database)).toBe(true);
    started.kill('SIGKILL');
    expect(await waitUntil(() => !isAlive(database) && left().length === 0, patient)).toBe(true);
  });
});
