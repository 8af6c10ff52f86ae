import { existsSync, mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareLog, sizeOf, tailOf } from './logs';

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
});
