import { catalogue, extension, EXTENSION_VERSIONS, release, VERSIONS } from '../../testing/releases';
import { countWords, nineWordRuns, stringsIn } from '../../testing/wording';
import { hasPublishedFiles, publishedFiles, workspaceFile, workspaceFiles } from '../../testing/workspace';
import { readYaml } from '../files/read-yaml';
import { parseStructure, parseTexts } from './sources';

interface OwnText {
  readonly place: string;
  readonly kind: 'description' | 'level' | 'requirement';
  readonly text: string;
}

const modules = workspaceFiles('model/texts').map((file) => parseTexts(workspaceFile(`model/texts/${file}`)));
const categories = modules.flatMap((module) => Object.entries(module.categories));
const requirements = categories.flatMap(([, category]) => Object.entries(category.requirements));

const texts: readonly OwnText[] = categories.flatMap(
  ([slug, { description, levels, requirements: own }]): OwnText[] => [
    { place: slug, kind: 'description', text: description },
    ...Object.entries(levels).map(([level, text]): OwnText => ({ place: `${slug} ${level}`, kind: 'level', text })),
    ...Object.entries(own).map(([name, { guidance, assessment }]): OwnText => ({
      place: name,
      kind: 'requirement',
      text: `${guidance}\n${assessment}`,
    })),
  ],
);

describe('our texts', () => {
  it.each(VERSIONS)('cover every category and requirement of %s', (version) => {
    const structure = parseStructure(workspaceFile(`model/structure/${version}.yaml`));
    for (const { slug, requirements: own } of structure.modules.flatMap((module) => module.categories)) {
      const category = categories.find(([name]) => name === slug)?.[1];
      expect([slug, ...Object.keys(category?.requirements ?? {})]).toEqual(
        expect.arrayContaining([slug, ...own.map((requirement) => requirement.slug)]),
      );
    }
  });

  it('have no slug that no release knows', () => {
    const known = VERSIONS.flatMap((version) => release(version).modules).flatMap((module) =>
      module.categories.flatMap((category) => [category.slug, ...category.requirements.map(({ slug }) => slug)]),
    );
    const written = [...categories, ...requirements].map(([slug]) => slug);
    expect(written.filter((slug) => !known.includes(slug))).toEqual([]);
  });

  it.each([
    ['description', 60, 150],
    ['level', 25, 60],
    ['requirement', 120, 250],
  ] as const)('have the length that a %s needs: %i to %i words', (kind, least, most) => {
    const own = texts
      .filter((text) => text.kind === kind)
      .map(({ place, text }) => ({ place, words: countWords(text) }));
    expect(own.filter(({ words }) => words < least || words > most)).toEqual([]);
    expect(own.length).toBeGreaterThan(10);
  });

  it('say nothing twice', () => {
    const all = [
      ...texts.map(({ text }) => text),
      ...requirements.flatMap(([, { guidance, assessment }]) => [guidance, assessment]),
      ...modules.map(({ description }) => description),
    ].map((text) => text.replace(/\s+/g, ' ').trim());
    expect(all.filter((text, index) => all.indexOf(text) !== index)).toEqual([]);
  });

  it('name at least one source in every requirement, each from the catalogue and once', () => {
    for (const [slug, { references }] of requirements) {
      expect([slug, references.length > 0, new Set(references).size]).toEqual([slug, true, references.length]);
      expect([slug, references.filter((id) => !catalogue.has(id))]).toEqual([slug, []]);
    }
  });

  it('use every source of the catalogue', () => {
    const used = new Set([
      ...requirements.flatMap(([, { references }]) => references),
      ...EXTENSION_VERSIONS.flatMap((version) => extension(version).relevance).flatMap((criterion) =>
        criterion.references.map(({ id }) => id),
      ),
    ]);
    expect([...catalogue.keys()].filter((id) => !used.has(id))).toEqual([]);
  });
});

if (hasPublishedFiles) {
  const theirs = new Set(
    publishedFiles()
      .flatMap((file) => stringsIn(readYaml(file)))
      .flatMap(nineWordRuns),
  );

  describe('the wording of the published files', () => {
    it('is really looked at', () => {
      expect(theirs.size).toBeGreaterThan(10_000);
    });

    it('never appears in our texts, nine words in a row', () => {
      expect(
        modules
          .flatMap(stringsIn)
          .flatMap(nineWordRuns)
          .filter((run) => theirs.has(run)),
      ).toEqual([]);
    });

    it.each(EXTENSION_VERSIONS)('never appears in our extension %s, nine words in a row', (version) => {
      const { description, relevance, overlays } = extension(version);
      const own = stringsIn([
        description,
        relevance.map(({ guidance, assessment, levels }) => [guidance, assessment, levels]),
        overlays,
      ]);
      expect(own.flatMap(nineWordRuns).filter((run) => theirs.has(run))).toEqual([]);
    });
  });
}
