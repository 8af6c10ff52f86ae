import { catalogue, release, VERSIONS } from '../../testing/releases';
import { hasPublishedFiles, publishedFile, workspaceFile, workspaceFiles } from '../../testing/workspace';
import { parseModelRelease } from '../files';
import { knownCategory, knownRequirement } from '../files/known-slugs';
import type { ModelRelease } from '../model';
import { renderRelease } from './release';
import { parseStructure, parseTexts } from './sources';

const structure = (version: string) => parseStructure(workspaceFile(`model/structure/${version}.yaml`));
const texts = workspaceFiles('model/texts').map((file) => parseTexts(workspaceFile(`model/texts/${file}`)));

/** Everything but the wording, with names as they are written. */
function factsOf({ version, schemaVersion, modules }: ModelRelease) {
  return {
    version,
    schemaVersion,
    modules: modules.map(({ id, name, categories }) => ({
      id,
      name,
      categories: categories.map((category) => ({
        id: category.id,
        slug: category.slug,
        name: category.name,
        weight: category.weight,
        levels: category.levels.map((level) => level.name),
        requirements: category.requirements.map((own) => ({
          id: own.id,
          slug: own.slug,
          weight: own.weight,
          title: own.title,
        })),
      })),
    })),
  };
}

describe('the structure of our releases', () => {
  it.each([
    ['1.0.0', [18, 23, 18, 13], 15],
    ['1.1.0', [24, 23, 18, 13], 16],
    ['2.0.0', [24, 21, 18, 13], 16],
  ] as const)('of %s has the published numbers of categories and requirements', (version, requirements, categories) => {
    const { modules } = release(version);
    expect(modules.map((own) => own.categories.flatMap((category) => category.requirements).length)).toEqual(
      requirements,
    );
    expect(modules.flatMap((own) => own.categories)).toHaveLength(categories);
  });

  it.each(VERSIONS)('of %s has every slug once, and the parser finds the same ones by name', (version) => {
    const own = structure(version).modules.flatMap(({ categories }) => categories);
    const requirements = own.flatMap((category) => category.requirements.map((item) => ({ ...item, category })));
    expect(new Set(requirements.map(({ slug }) => slug)).size).toBe(requirements.length);
    for (const { slug, name } of own) expect(knownCategory(name)).toBe(slug);
    for (const { slug, title, category } of requirements) {
      expect(knownRequirement(title)).toEqual({ slug, category: category.slug });
    }
  });

  it('of 2.0.0 has its ids as slugs', () => {
    for (const { id, slug } of structure('2.0.0').modules.flatMap(({ categories }) => categories))
      expect(slug).toBe(id);
  });

  if (hasPublishedFiles) {
    it.each(VERSIONS)('of %s is the published one: ids, names, titles, weights, level names', (version) => {
      const published = parseModelRelease(publishedFile(`models/pkimm-model-${version}.yaml`));
      expect(factsOf(release(version))).toEqual(factsOf(published));
    });

    it.each(VERSIONS)('of %s spells level names as published, number included', (version) => {
      const { levels, modules } = structure(version);
      const published = publishedFile(`models/pkimm-model-${version}.yaml`);
      const categories = modules.flatMap((own) => own.categories).length;
      for (const name of levels) {
        expect(published.match(new RegExp(`^ +name: "?${name}"?$`, 'gm'))).toHaveLength(categories);
      }
    });
  }
});

describe('the committed releases', () => {
  it.each(VERSIONS)('hold %s as structure and texts make it (npm run model:build)', (version) => {
    const built = renderRelease({ structure: structure(version), texts, catalogue });
    expect(workspaceFile(`model/releases/pkimm-model-${version}.yaml`)).toBe(built);
  });

  it('are those that have a structure', () => {
    const names = workspaceFiles('model/structure').map((file) => `pkimm-model-${file}`);
    expect(workspaceFiles('model/releases')).toEqual(names);
  });
});

describe('building a release', () => {
  it('refuses to leave anything without texts', () => {
    const [first, ...rest] = texts;
    expect(() => renderRelease({ structure: structure('2.0.0'), texts: rest, catalogue })).toThrow(
      `${first?.module}: has no texts`,
    );
  });

  it('refuses a reference that the catalogue does not have', () => {
    const build = () => renderRelease({ structure: structure('1.0.0'), texts, catalogue: new Map() });
    expect(build).toThrow('names the unknown reference');
  });
});
