import { changed, sampleCategory, sampleModel, sampleRequirement } from '../../testing/sample-files';
import { ModelFileError } from './model-file-error';
import { parseModelRelease, readModelRelease } from './model-file';
import { parseReferences } from './references';

const CATEGORY = 'modules[0].categories[0]';
const at = (path: string, value: unknown) => changed(sampleModel(), path, value);

function problemsOf(read: () => unknown) {
  try {
    read();
  } catch (error) {
    if (error instanceof ModelFileError) return error.problems;
    throw error;
  }
  return [];
}

describe('a model file', () => {
  it('becomes a release with bare level names, trimmed texts and references', () => {
    const release = readModelRelease(sampleModel());
    expect(release.modules[0]?.categories[0]).toMatchObject({
      id: '1',
      slug: 'strategy-and-vision',
      name: 'Strategy and Vision',
      description: 'About it',
      levels: [
        { number: 1, name: 'Initial', description: 'Level 1' },
        { name: 'Basic' },
        {},
        {},
        { name: 'Optimized' },
      ],
      requirements: [{ id: '1', title: 'First of Strategy and Vision', references: [{ id: null, title: 'A' }] }, {}],
    });
  });

  it('cannot be changed once it is read', () => {
    const release = readModelRelease(sampleModel());
    expect(Object.isFrozen(release.modules[0]?.categories[0]?.requirements[0]?.references)).toBe(true);
    expect(() => Reflect.apply(Array.prototype.push, release.modules, [{}])).toThrow(TypeError);
  });

  it('may have categories that list no requirements', () => {
    expect(
      readModelRelease(at('modules.0.categories.0.requirements', undefined)).modules[0]?.categories[0]?.requirements,
    ).toEqual([]);
  });

  it('is read from JSON as from YAML', () => {
    expect(parseModelRelease(JSON.stringify(sampleModel()))).toEqual(readModelRelease(sampleModel()));
  });

  it.each<[string, string, unknown, string, string]>([
    ['a missing version', 'version', undefined, 'version', 'is missing'],
    ['a version that is a number', 'version', 1.1, 'version', 'put it in quotes'],
    ['a version of two parts', 'version', '1.1', 'version', 'such as "1.1.0"'],
    ['no modules', 'modules', [], 'modules', '1 or more'],
    ['an unknown module id', 'modules.0.id', 'X', 'modules[0].id', '"G" or "M" or "O" or "R"'],
    ['a module id with the name of another', 'modules.0.name', 'Resources', 'modules[0].name', 'does not belong'],
    ['a negative weight', 'modules.0.categories.0.weight', -1, `${CATEGORY}.weight`, '0 or more'],
    ['a weight of one half', 'modules.0.categories.0.weight', 0.5, `${CATEGORY}.weight`, 'a whole number'],
    ['a weight in words', 'modules.0.categories.0.weight', '3', `${CATEGORY}.weight`, 'must be a number, not text'],
    ['an enormous weight', 'modules.0.categories.0.weight', 1001, `${CATEGORY}.weight`, '1000 or less'],
    ['an empty name', 'modules.0.categories.0.name', ' ', `${CATEGORY}.name`, 'must not be empty'],
    ['an id that is a number', 'modules.0.categories.0.id', 1, `${CATEGORY}.id`, 'put it in quotes'],
    ['an id with a line break', 'modules.0.categories.0.id', 'a\nb', `${CATEGORY}.id`, 'must be an id'],
    ['an unknown field', 'modules.0.categories.0.colour', 'red', `${CATEGORY}.colour`, 'not a field'],
    ['a description that is a list', 'modules.0.description', [], 'modules[0].description', 'not a list'],
    ['no levels', 'modules.0.categories.0.levels', [], `${CATEGORY}.levels`, 'not none'],
    ['a level 6', 'modules.0.categories.0.levels.4.number', 6, `${CATEGORY}.levels[4].number`, '5 or less'],
    [
      'a level twice',
      'modules.0.categories.0.levels.4',
      sampleCategory('1', '').levels[3],
      `${CATEGORY}.levels`,
      '1, 2, 3, 4, 4',
    ],
    [
      'a level with the name of another',
      'modules.0.categories.0.levels.1.name',
      '3 - Basic',
      `${CATEGORY}.levels[1].name`,
      'another level',
    ],
    [
      'a missing guidance',
      'modules.0.categories.0.requirements.1.guidance',
      undefined,
      `${CATEGORY}.requirements[1].guidance`,
      'is missing',
    ],
    [
      'references by id',
      'modules.0.categories.0.requirements.1.references',
      ['a'],
      `${CATEGORY}.requirements[1].references`,
      'must be text',
    ],
    ['a category id twice', 'modules.0.categories.1.id', '1', 'modules[0].categories[1].id', `already by ${CATEGORY}`],
    [
      'a requirement id twice',
      'modules.0.categories.0.requirements.1.id',
      '1',
      `${CATEGORY}.requirements[1].id`,
      'already by',
    ],
    ['a module twice', 'modules.1', sampleModel().modules[0], 'modules[1].id', 'already by modules[0]'],
  ])('with %s is refused', (_name, path, value, field, message) => {
    const problems = problemsOf(() => readModelRelease(at(path, value)));
    expect(problems).toContainEqual({ path: field, message: expect.stringContaining(message) });
  });

  it.each<[string, unknown, string]>([
    ['version', undefined, 'is missing'],
    ['version', 1.1, 'must be text, not 1.1: put it in quotes'],
    ['version', true, 'must be text, not true: put it in quotes'],
    ['version', null, 'must be text, not empty'],
    ['version', {}, 'must be text, not a group of fields'],
    ['version', [], 'must be text, not a list'],
    ['version', '1.1', 'must be a version such as "1.1.0"'],
    ['version', 'v1.1.0', 'must be a version such as "1.1.0"'],
    ['version', '1.1.0-rc', 'must be a version such as "1.1.0"'],
    ['modules', 'G', 'must be a list, not text'],
    ['modules', [], 'must have a count of 1 or more'],
    ['modules.0', 5, 'must be a group of fields, not 5'],
    ['modules.0.categories', [], 'must have a count of 1 or more'],
    ['modules.0.categories.0.weight', true, 'must be a number, not true'],
    ['modules.0.categories.0.weight', 0.5, 'must be a whole number, not 0.5'],
    ['modules.0.categories.0.weight', -1, 'must be 0 or more'],
    ['modules.0.categories.0.weight', 1001, 'must be 1000 or less'],
    ['modules.0.categories.0.name', 'x'.repeat(301), 'must have a length of 300 or less'],
    ['modules.0.categories.0.id', `-a`, 'must be an id of letters, digits, ".", "_" or "-"'],
    ['modules.0.categories.0.id', 'a'.repeat(101), 'must be an id of letters, digits, ".", "_" or "-"'],
    ['modules.0.name', 'Resources', 'does not belong to this module id'],
    ['modules.0.categories.0.levels', [], 'must be levels 1, 2, 3, 4, 5, not none'],
    ['modules.0.categories.0.levels.1.name', '3 - Basic', '"3 - Basic" is the name of another level than 2'],
    ['modules.0.categories.1.id', '1', '"1" is used already by modules[0].categories[0]'],
  ])('whose %s is %j is told: %s', (path, value, message) => {
    expect(problemsOf(() => readModelRelease(at(path, value))).map((problem) => problem.message)).toEqual([message]);
  });

  it('says of each unknown field that it is none', () => {
    const file = { ...sampleModel(), colour: 'red', size: 3 };
    expect(problemsOf(() => readModelRelease(file))).toEqual([
      { path: 'colour', message: 'is not a field of this schema' },
      { path: 'size', message: 'is not a field of this schema' },
    ]);
  });

  it.each([
    ['a weight of nothing', 'modules.0.categories.0.weight', 0],
    ['a large weight', 'modules.0.categories.0.weight', 1000],
    ['a long name', 'modules.0.categories.0.name', 'x'.repeat(300)],
    ['an id with all that it may have', 'modules.0.categories.0.id', `A1._-${'z'.repeat(95)}`],
  ])('may have %s', (_name, path, value) => {
    expect(problemsOf(() => readModelRelease(at(path, value)))).toEqual([]);
  });

  it('names all its problems at once', () => {
    const file = changed(at('version', 3) as object, 'modules.0.categories.0.weight', -2);
    expect(problemsOf(() => readModelRelease(file)).map(({ path }) => path)).toEqual(['version', `${CATEGORY}.weight`]);
  });

  it.each([
    ['no schema version', { ...sampleModel(), schemaVersion: undefined }],
    ['an unknown schema version', { ...sampleModel(), schemaVersion: '3.0.0' }],
    ['a schema version that is a number', { ...sampleModel(), schemaVersion: 1 }],
  ])('with %s is refused', (_name, file) => {
    expect(problemsOf(() => readModelRelease(file))).toMatchObject([{ path: 'schemaVersion' }]);
  });

  it.each([
    ['nothing', ''],
    ['a list', '- 1'],
    ['a sentence', 'hello'],
  ])('that is %s is refused', (_name, text) => {
    expect(problemsOf(() => parseModelRelease(text))).toMatchObject([
      { message: expect.stringContaining('named fields') },
    ]);
  });

  it.each([
    ['an open bracket', 'a: [', 'line 1, column 5'],
    ['a key twice', 'a: 1\na: 2', 'line 2, column 1'],
    ['a tag of its own', 'a: !!js/function b', 'line 1, column 4'],
    ['a second document', 'a: 1\n---\nb: 2', 'line 2, column 1'],
  ])('whose YAML has %s is refused with the place', (_name, text, path) => {
    expect(problemsOf(() => parseModelRelease(text))).toMatchObject([{ path }]);
  });

  it('cannot blow up in memory through aliases', () => {
    const levels = [
      'a: &a [1,1,1,1,1,1,1,1,1]',
      ...'bcdefg'.split('').map((name, index) => {
        const before = 'abcdef'[index];
        return `${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`;
      }),
    ];
    expect(problemsOf(() => parseModelRelease(levels.join('\n')))).toMatchObject([
      { message: expect.stringContaining('alias') },
    ]);
  });
});

describe('the slugs of a 1.x file', () => {
  const slugsOf = (file: unknown) =>
    readModelRelease(file).modules.flatMap(({ categories }) =>
      categories.map(({ slug, requirements }) => [slug, ...requirements.map((own) => own.slug)]),
    );
  const withTitle = (category: number, title: string) =>
    at(`modules.0.categories.${category}.requirements.0`, sampleRequirement('1', title));

  it.each([
    ['Scope and business drivers for PKI', 'scope-and-drivers'],
    ['  scope AND business\u00a0 drivers for pki', 'scope-and-drivers'],
  ])('find the published title %j by its letters alone', (title, slug) => {
    expect(slugsOf(withTitle(0, title))[0]?.[1]).toBe(slug);
  });

  it('know the misprint of a published title', () => {
    expect(slugsOf(withTitle(0, 'he scope of policies is defined and documented'))[0]?.[1]).toBe('policy-scope');
  });

  it('follow a published title into another category', () => {
    expect(slugsOf(withTitle(1, 'Scope and business drivers for PKI'))[1]?.[1]).toBe('scope-and-drivers');
  });

  it('give a title that two categories have to the category that it was published in', () => {
    const title = 'Scope and business drivers for PKI';
    const [first, second] = ['Compliance', 'Strategy and Vision'].map((name, index) => ({
      ...sampleCategory(`${index + 1}`, name),
      requirements: [sampleRequirement('1', title)],
    }));
    expect(slugsOf(at('modules.0.categories', [first, second]))).toEqual([
      ['compliance', 'scope-and-business-drivers-for-pki'],
      ['strategy-and-vision', 'scope-and-drivers'],
    ]);
  });

  it('of unknown items are made of their titles, and stay unique', () => {
    const file = changed(
      withTitle(0, 'Crème brûlée (new)!') as object,
      'modules.0.categories.1.requirements.0.description',
      'Creme brulee, new',
    );
    expect(slugsOf(file).map(([, first]) => first)).toEqual(['creme-brulee-new', 'compliance-creme-brulee-new']);
  });
});

describe('a file of schema 2.0.0', () => {
  const file = () => {
    const { modules, ...rest } = sampleModel();
    const categories = (modules[0]?.categories ?? []).map((category, c) => ({
      ...category,
      id: `category-${c}`,
      levels: category.levels.map((level) => ({ ...level, name: level.name.slice(4) })),
      requirements: category.requirements.map((own, r) => ({
        ...own,
        id: `requirement-${c}-${r}`,
        references: ['known', 'unknown'],
      })),
    }));
    return { ...rest, schemaVersion: '2.0.0', version: '2.0.0', modules: [{ ...modules[0], categories }] };
  };
  const catalogue = parseReferences(
    'schemaVersion: 1.0.0\nversion: 1.0.0\nreferences:\n  - { id: known, title: Known, url: "https://k.example/" }',
  );

  it('has its ids as slugs and its references in a catalogue', () => {
    const [category] = readModelRelease(file(), catalogue).modules[0]?.categories ?? [];
    expect(category).toMatchObject({
      id: 'category-0',
      slug: 'category-0',
      levels: [{ name: 'Initial' }, {}, {}, {}, {}],
    });
    expect(category?.requirements[0]).toMatchObject({
      slug: 'requirement-0-0',
      references: [
        { id: 'known', title: 'Known', url: 'https://k.example/' },
        { id: 'unknown', title: 'unknown', url: null },
      ],
    });
  });

  it.each([
    ['positional ids', 'modules.0.categories.0.id', '1', `${CATEGORY}.id`],
    [
      'references in markdown',
      'modules.0.categories.0.requirements.0.references',
      '- [A](https://a.example/)',
      `${CATEGORY}.requirements[0].references`,
    ],
  ])('with %s is refused', (_name, path, value, field) => {
    expect(problemsOf(() => readModelRelease(changed(file(), path, value)))).toMatchObject([{ path: field }]);
  });
});
