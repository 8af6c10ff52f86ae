import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../../..');

const texts = ['apps/web/src', 'libs/web'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.spec)\.(ts|scss|html)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
);

/** `--level-#{$level}` and `'--avatar-' + colour` are known by how they begin. */
const names = (pattern: RegExp): string[] =>
  texts.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name));

const used = new Set(names(/var\(\s*(--[\w-]+)(?!\s*,|[\w-])/g));
const defined = [...new Set([...names(/(?<![\w-])(--[\w-]+)\s*:/g), ...names(/\[style\.(--[\w-]+?)(?:\.\w+)?\]/g)])];

describe('the variables of the style sheets', () => {
  it('are found', () => {
    expect(used.size).toBeGreaterThan(40);
    expect(used).toContain('--space-2');
  });

  it('are defined wherever they are used', () => {
    const isDefined = (name: string): boolean =>
      defined.some((known) => (name.endsWith('-') ? known.startsWith(name) : known === name));
    expect([...used].filter((name) => !isDefined(name))).toEqual([]);
  });
});
