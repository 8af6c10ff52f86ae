import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies',
  Readonly<Record<string, string>>
>;
const packages = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });

/** `@angular/*` or `zod`, from the first column. */
const reasons = read('docs/decisions/0012-dependencies.md')
  .split('\n')
  .filter((line) => /^\| (?!package )/.test(line))
  .flatMap((line) => line.split('|')[1]?.replaceAll('\\', '').split(',') ?? [])
  .map((name) => name.trim());
const stands = (name: string, reason: string): boolean =>
  reason.endsWith('*') ? name.startsWith(reason.slice(0, -1)) : name === reason;

describe('the dependencies', () => {
  it('are found', () => {
    expect(packages.length).toBeGreaterThan(80);
    expect(reasons).toContain('zod');
  });

  it('come with a reason', () => {
    expect(packages.filter((name) => !reasons.some((reason) => stands(name, reason)))).toEqual([]);
  });

  it('have none that is not there any more', () => {
    expect(reasons.filter((reason) => !packages.some((name) => stands(name, reason)))).toEqual([]);
  });
});
