import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { contexts, layers, platforms } from './boundaries.mjs';

interface Project {
  readonly name: string;
  readonly tags?: readonly string[];
}

const ROOT = join(__dirname, '../..');
const { compilerOptions } = JSON.parse(readFileSync(join(ROOT, 'tsconfig.base.json'), 'utf8')) as {
  readonly compilerOptions: { readonly paths: Readonly<Record<string, readonly string[]>> };
};
const projects = globSync('{apps,libs}/**/project.json', { cwd: ROOT, exclude: ['**/node_modules/**'] })
  .map((file) => dirname(file).replaceAll('\\', '/'))
  .map((folder) => {
    const project = JSON.parse(readFileSync(join(ROOT, folder, 'project.json'), 'utf8')) as Project;
    return { folder, project };
  });

const known = (list: readonly { readonly sourceTag?: string }[]): (string | undefined)[] =>
  list.map(({ sourceTag }) => sourceTag);
/** Parts of a name: `libs/server/evidence` is `server`, `evidence`. */
const partsOf = (folder: string): string[] => folder.split('/').slice(1);

describe('the tags of projects', () => {
  it('are looked at', () => {
    expect(projects.length).toBeGreaterThan(25);
  });

  it.each(projects)('$folder has one of each, that the boundaries know', ({ project: { tags = [] } }) => {
    const [platform, type, scope, ...more] = tags;
    expect(more).toEqual([]);
    expect(known(platforms)).toContain(platform);
    expect(known(layers)).toContain(type);
    expect(Object.keys(contexts).map((context) => `scope:${context}`)).toContain(scope);
  });

  it.each(projects)('$folder is named as its folder', ({ folder, project: { name } }) => {
    expect(name).toBe(partsOf(folder).join('-'));
  });

  it.each(projects.filter(({ folder }) => /^libs\/(server|web)\//.test(folder)))(
    '$folder is imported by its folder’s name, and on that platform',
    ({ folder, project: { tags = [] } }) => {
      const parts = partsOf(folder);
      expect(tags).toContain(`platform:${parts[0]}`);
      expect(compilerOptions.paths[`@certitude/${parts.join('/')}`]).toEqual([`./${folder}/src/index.ts`]);
    },
  );
});
