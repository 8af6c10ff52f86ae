import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DirectoryClaim, DirectoryInUse, holderOf } from './claim';
import { birthOf } from './processes';

describe('a data directory', () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'certitude claim '))));
  afterEach(() => rmSync(directory, { recursive: true }));
  const note = () => join(directory, 'in-use.json');

  it('belongs to one living program at a time', () => {
    const claim = DirectoryClaim.take(directory);
    claim.tell({ address: 'http://localhost:4300' });
    expect(() => DirectoryClaim.take(directory)).toThrow(DirectoryInUse);
    expect(holderOf(directory)).toMatchObject({ pid: process.pid, address: 'http://localhost:4300' });
  });

  it('is free again after its release', () => {
    DirectoryClaim.take(directory).release();
    expect(holderOf(directory)).toBeUndefined();
    DirectoryClaim.take(directory).release();
    expect(existsSync(note())).toBe(false);
  });

  it.each([
    ['a process that is gone', () => JSON.stringify({ pid: 2 ** 22 + 1, birth: 'long ago' })],
    ['another process that got its number later', () => JSON.stringify({ pid: process.ppid, birth: 'long ago' })],
    ['a program that died while writing', () => '{"pid": 12'],
  ])('is free when its note names %s', (_, text) => {
    writeFileSync(note(), text());
    expect(holderOf(directory)).toBeUndefined();
    DirectoryClaim.take(directory);
    expect(holderOf(directory)?.pid).toBe(process.pid);
  });

  it('is not released for somebody who replaced it', () => {
    const claim = DirectoryClaim.take(directory);
    writeFileSync(note(), JSON.stringify({ pid: process.ppid, birth: birthOf(process.ppid) }));
    claim.release();
    expect(holderOf(directory)?.pid).toBe(process.ppid);
  });

  it('tells its holder to nobody but the person who runs it', () => {
    DirectoryClaim.take(directory).tell({ signIns: [] });
    if (process.platform !== 'win32') expect(statSync(note()).mode & 0o077).toBe(0);
    expect(JSON.parse(readFileSync(note(), 'utf8'))).toMatchObject({ pid: process.pid, signIns: [] });
  });
});
