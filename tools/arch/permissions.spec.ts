import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PERMISSIONS } from '@certitude/contracts';

const ROOT = join(__dirname, '../..');

/** What nothing asks for yet, with what will. */
const AHEAD: Readonly<Record<string, string>> = {
  'comment:add': 'discussions beside answers, evidence and plans',
};

const product = globSync('{libs,apps}/**/*.{ts,html}', { cwd: ROOT, exclude: ['**/node_modules/**', '**/dist/**'] })
  .filter((file) => !/\.spec\.ts$|[\\/](testing|isolation|duties)[\\/]|contracts[\\/]src[\\/]access\.ts$/.test(file))
  .map((file) => readFileSync(join(ROOT, file), 'utf8'))
  .join('\n');

describe('permissions', () => {
  it('are asked for by a door, a rule or a page, or will be for a reason', () => {
    const unasked = PERMISSIONS.filter((permission) => !product.includes(`'${permission}'`));
    expect(unasked.toSorted()).toEqual(Object.keys(AHEAD).toSorted());
  });
});
