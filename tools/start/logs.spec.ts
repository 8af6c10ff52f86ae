import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boundLogs, closeLog, openLog, prepareLog, rotateInPlace, sizeOf, tailOf } from './logs';
import { waitUntil } from './waiting';

describe('a log file', () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'certitude-logs-'))));
  afterEach(() => rmSync(directory, { recursive: true }));
  const file = () => join(directory, 'logs', 'api.log');

  it('shows its end, and only what came after a given point', () => {
    writeFileSync(prepareLog(file()), 'first run\nsecond run\nlast words\n');
    expect(tailOf(file(), 11)).toBe('last words');
    expect(tailOf(file(), 1_000, 'first run\n'.length)).toBe('second run\nlast words');
    expect(tailOf(join(directory, 'missing'), 10)).toBe('');
  });

  it('is set aside when it has grown large', () => {
    writeFileSync(prepareLog(file()), 'x');
    truncateSync(file(), 11 * 1024 * 1024);
    prepareLog(file());
    expect(existsSync(file())).toBe(false);
    expect(statSync(`${file()}.1`).size).toBe(11 * 1024 * 1024);
    expect(sizeOf(file())).toBe(0);
  });

  it('is emptied in place while somebody writes to it, its end kept', () => {
    const writer = openSync(prepareLog(file()), 'a');
    writeSync(writer, 'first\nsecond\n');
    expect(rotateInPlace(file(), 100)).toBe(false);
    expect(rotateInPlace(file(), 7)).toBe(true);
    writeSync(writer, 'third\n');
    closeSync(writer);
    expect(readFileSync(file(), 'utf8')).toBe('third\n');
    expect(readFileSync(`${file()}.1`, 'utf8')).toBe('second\n');
  });

  it('is emptied also where its end cannot be kept', () => {
    writeFileSync(prepareLog(file()), 'a'.repeat(20));
    mkdirSync(join(`${file()}.1`, 'in the way'), { recursive: true });
    expect(rotateInPlace(file(), 10)).toBe(true);
    expect(sizeOf(file())).toBe(0);
  });

  it('stays bounded by itself', async () => {
    const leave = boundLogs([join(directory, 'missing.log'), file()], 10, 1);
    writeFileSync(prepareLog(file()), 'a'.repeat(20));
    expect(await waitUntil(() => sizeOf(file()) === 0, { timeoutMs: 60_000, everyMs: 5 })).toBe(true);
    leave();
  });

  it('is done without where it cannot be opened', () => {
    writeFileSync(join(directory, 'logs'), 'a file where a folder should be');
    const log = openLog(file());
    expect(log).toBe('ignore');
    expect(() => closeLog(log)).not.toThrow();
  });
});
