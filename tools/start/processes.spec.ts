import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { birthOf, descendantsOf, endProcesses, endTree, isAlive, parsePs, processTable } from './processes';
import { waitUntil } from './waiting';

const sleeper = ['-e', 'setInterval(() => {}, 1000)'];
const stubborn = ['-e', "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('up')"];

const started: ChildProcess[] = [];
afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));

function start(args: string[]) {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  if (child.pid === undefined) throw new Error('not started');
  started.push(child);
  return { child, pid: child.pid, ended: once(child, 'exit') };
}

describe('the process table', () => {
  it('is read from the output of ps', () => {
    const output = '    1     0 /sbin/init splash\n  812     1 /my path/postgres -D /x  y\n 9999 812 \n';
    expect(parsePs(output)).toEqual([
      { pid: 1, parent: 0, command: '/sbin/init splash' },
      { pid: 812, parent: 1, command: '/my path/postgres -D /x  y' },
      { pid: 9999, parent: 812, command: '' },
    ]);
  });

  it('shows this very process with its parent and command line', () => {
    const self = processTable().find(({ pid }) => pid === process.pid);
    expect(self).toMatchObject({ parent: process.ppid, command: expect.stringContaining('node') });
  });

  it('knows children and grandchildren, and nobody else', () => {
    const table = [
      { pid: 1, parent: 0, command: 'init' },
      { pid: 2, parent: 1, command: 'a' },
      { pid: 3, parent: 2, command: 'b' },
      { pid: 4, parent: 1, command: 'c' },
    ];
    expect(descendantsOf(2, table).map(({ pid }) => pid)).toEqual([3]);
    expect(descendantsOf(1, table).map(({ pid }) => pid)).toEqual([2, 3, 4]);
  });
});

describe('the birth of a process', () => {
  it('stays the same while it lives', () => {
    expect(birthOf(process.pid)).toBe(birthOf(process.pid));
    expect(birthOf(process.pid)).toBeTruthy();
  });

  it('is unknown once it is gone', async () => {
    const { child, pid, ended } = start(sleeper);
    expect(birthOf(pid)).toBeTruthy();
    child.kill('SIGKILL');
    await ended;
    expect(birthOf(pid)).toBeUndefined();
    expect(isAlive(pid)).toBe(false);
  });
});

describe('ending processes', () => {
  it('asks first', async () => {
    const { pid, ended } = start(sleeper);
    await endProcesses([pid], 'SIGTERM', 5_000);
    expect(await ended).toEqual([null, 'SIGTERM']);
  });

  it('kills whoever does not listen', async () => {
    const { child, pid, ended } = start(stubborn);
    await once(child.stdout, 'data');
    await endProcesses([pid], 'SIGTERM', 50);
    expect(await ended).toEqual([null, 'SIGKILL']);
  });

  it('does not mind one that is gone already', async () => {
    const { child, pid, ended } = start(sleeper);
    child.kill('SIGKILL');
    await ended;
    await expect(endProcesses([pid], 'SIGTERM', 50)).resolves.toBeUndefined();
  });

  it('reaches the children of a command too', async () => {
    const nested = `const { spawn } = require('child_process');
      const { pid } = spawn(process.execPath, ${JSON.stringify(sleeper)}, { detached: true, stdio: 'ignore' });
      process.stdout.write(String(pid)); setInterval(() => {}, 1000)`;
    const { child, pid } = start(['-e', nested]);
    const [line] = await once(child.stdout, 'data');
    const grandchild = Number(String(line));
    expect(isAlive(grandchild)).toBe(true);
    await endTree(pid, 2_000);
    expect(await waitUntil(() => !isAlive(grandchild) && !isAlive(pid), { timeoutMs: 60_000 })).toBe(true);
  });
});
