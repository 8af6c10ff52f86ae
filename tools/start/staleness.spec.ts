import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { needsBuild, newestChange } from './staleness';

describe('whether programs must be built', () => {
  it.each([
    ['one is missing', { complete: false, builtAt: 200, newestSource: 100 }, true],
    ['nobody knows when they were built', { complete: true, builtAt: undefined, newestSource: 100 }, true],
    ['a source is newer', { complete: true, builtAt: 200, newestSource: 201 }, true],
    ['every source is older', { complete: true, builtAt: 200, newestSource: 200 }, false],
  ])('when %s', (_, state, expected) => {
    expect(needsBuild(state)).toBe(expected);
  });
});

describe('the newest change of the sources', () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'certitude-sources-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  /** Makes a file and gives it and its folders a time, in seconds. */
  const file = (name: string, at: number) => {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
    utimesSync(path, at, at);
    for (let folder = dirname(path); folder.length >= root.length; folder = dirname(folder)) utimesSync(folder, 10, 10);
  };

  it('is that of the youngest file, however deep', () => {
    file('a.ts', 20);
    file('deep/er/b.ts', 30);
    expect(newestChange([root])).toBe(30_000);
    expect(newestChange([join(root, 'a.ts'), join(root, 'deep')])).toBe(30_000);
  });

  it('notices a removed file by its folder', () => {
    file('sub/a.ts', 20);
    file('sub/b.ts', 20);
    rmSync(join(root, 'sub/b.ts'));
    expect(newestChange([root])).toBeGreaterThan(1_000_000);
  });

  it.each(['a.spec.ts', 'node_modules/x/a.ts', '.cache/a.ts', 'testing/a.ts'])('does not ask for %s', (name) => {
    file('a.ts', 20);
    file(name, 30);
    expect(newestChange([root])).toBe(20_000);
  });

  it('is never when there is nothing', () => {
    expect(newestChange([join(root, 'missing')])).toBe(0);
  });
});
