import { missingPackages, pins } from './missing-packages';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.0.0' },
    'node_modules/eslint': { version: '10.0.0' },
    'node_modules/x/node_modules/eslint': { version: '9.0.0' },
    'node_modules/@swc/core-darwin-arm64': { version: '1.0.0', optional: true },
  },
};
const { 'node_modules/eslint': eslint, ...withoutEslint } = lock.packages;

describe('packages that are missing', () => {
  it.each([
    ['none, when all are there', lock.packages, []],
    ['the one that is not there', withoutEslint, ['node_modules/eslint']],
    [
      'one of another version',
      { ...lock.packages, 'node_modules/eslint': { version: '9.9.9' } },
      ['node_modules/eslint'],
    ],
    [
      'one that is there in another place only',
      { ...withoutEslint, 'node_modules/y/node_modules/eslint': eslint },
      ['node_modules/eslint'],
    ],
    ['none, when one too many is there', { ...lock.packages, 'node_modules/more': { version: '1.0.0' } }, []],
  ])('are %s', (_, packages, missing) => {
    expect(missingPackages(lock, { packages })).toEqual(missing);
  });

  it('are none for another platform', () => {
    const { 'node_modules/@swc/core-darwin-arm64': other, ...here } = lock.packages;
    expect(other.optional).toBe(true);
    expect(missingPackages(lock, { packages: here })).toEqual([]);
  });

  it('are all of them before anything is installed', () => {
    expect(missingPackages(lock, undefined)).toHaveLength(3);
  });
});

describe('a lock', () => {
  const locked = (root: object) => ({ packages: { '': root } });
  const manifest = { dependencies: { zod: '4.0.0' }, devDependencies: { eslint: '^10' } };

  it.each([
    ['pins the package.json it was made for', manifest, true],
    ['does not pin a changed range', { ...manifest, devDependencies: { eslint: '^11' } }, false],
    ['does not pin what came afterwards', { dependencies: manifest.dependencies }, false],
    ['does not pin what went away', { ...manifest, optionalDependencies: { pg: '8' } }, false],
    [
      'does not pin another kind',
      { dependencies: manifest.devDependencies, devDependencies: manifest.dependencies },
      false,
    ],
  ])('%s', (_, root, expected) => {
    expect(pins(locked(root), manifest)).toBe(expected);
  });
});
