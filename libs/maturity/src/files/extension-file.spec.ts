import { changed, sampleExtension } from '../../testing/sample-files';
import { isExtensionFile, parseExtension, readExtension } from './extension-file';
import { ModelFileError } from './model-file-error';

const at = (path: string, value: unknown) => changed(sampleExtension(), path, value);
const OVERLAY = 'overlays.modules[0].categories[0]';
const REQUIREMENT = `${OVERLAY}.requirements[0]`;

function problemsOf(read: () => unknown) {
  try {
    read();
  } catch (error) {
    if (error instanceof ModelFileError) return error.problems;
    throw error;
  }
  return [];
}

describe('an extension file', () => {
  it('becomes criteria and weight overlays by module and category', () => {
    expect(readExtension(sampleExtension())).toMatchObject({
      id: 'x',
      version: '0.1.0',
      compatibility: ['1.0.0'],
      reportsFloor: true,
      relevance: [{ module: 'G', category: '1', weight: 4, guidance: 'Why', references: [{ title: 'A' }] }],
      overlays: [
        {
          module: 'G',
          category: '1',
          weight: { type: 'addition', value: -0.5, rationale: 'Less' },
          requirements: [{ requirement: '1', weight: { type: 'multiplier', value: 1.25, rationale: 'More' } }],
        },
      ],
    });
  });

  it('reports no floor unless it says so', () => {
    expect(readExtension(at('extension.floorScore', undefined)).reportsFloor).toBe(false);
  });

  it('may reweigh requirements only', () => {
    const plain = { id: '1', requirements: [] };
    expect(readExtension(at('overlays.modules.0.categories.0', plain)).overlays).toEqual([
      { module: 'G', category: '1', weight: null, requirements: [] },
    ]);
  });

  it('for model 2.x finds its references in its own list, then in the catalogue', () => {
    const text = JSON.stringify(at('overlays', {}))
      .replaceAll('"id":"1"', '"id":"strategy-and-vision"')
      .replace('"references":"- [A](https://a.example/)\\n"', '"references":["own","shared","nowhere"]')
      .replace(/\}$/, ',"references":[{"id":"own","title":"Own"}]}');
    const entry = { authority: null, regions: [], url: 'https://s.example/' };
    const catalogue = new Map([
      ['shared', { ...entry, id: 'shared', title: 'Shared' }],
      ['own', { ...entry, id: 'own', title: 'Another' }],
    ]);
    expect(parseExtension(text, catalogue).relevance[0]).toMatchObject({
      category: 'strategy-and-vision',
      references: [
        { id: 'own', title: 'Own', url: null },
        { id: 'shared', title: 'Shared', url: 'https://s.example/' },
        { id: 'nowhere', title: 'nowhere', url: null },
      ],
    });
  });

  it.each<[string, string, unknown, string, string]>([
    ['no name', 'extension.name', undefined, 'extension.name', 'is missing'],
    ['no release that it is made for', 'extension.compatibility', [], 'extension.compatibility', '1 or more'],
    ['a page that is no address', 'extension.documentation', 'here', 'extension.documentation', 'a web address'],
    [
      'a criterion without levels',
      'relevance.modules.0.categories.0.levels',
      [],
      'relevance.modules[0].categories[0].levels',
      'not none',
    ],
    [
      'an overlay without type',
      'overlays.modules.0.categories.0.type',
      undefined,
      `${OVERLAY}.addition`,
      'needs a type',
    ],
    [
      'an overlay without value',
      'overlays.modules.0.categories.0.addition',
      undefined,
      `${OVERLAY}.addition`,
      'is missing',
    ],
    [
      'a value of another type',
      'overlays.modules.0.categories.0.multiplier',
      2,
      `${OVERLAY}.multiplier`,
      'does not go with',
    ],
    [
      'a requirement overlay without type',
      'overlays.modules.0.categories.0.requirements.0.type',
      undefined,
      `${REQUIREMENT}.type`,
      '',
    ],
    [
      'a requirement overlay without reason',
      'overlays.modules.0.categories.0.requirements.0.rationale',
      undefined,
      `${REQUIREMENT}.rationale`,
      'is missing',
    ],
    [
      'a negative multiplier',
      'overlays.modules.0.categories.0.requirements.0.multiplier',
      -1,
      `${REQUIREMENT}.multiplier`,
      '0 or more',
    ],
    ['an unknown type', 'overlays.modules.0.categories.0.type', 'division', `${OVERLAY}.type`, '"multiplier" or'],
    ['an unknown field', 'overlays.colour', 'red', 'overlays.colour', 'not a field'],
    ['a module twice', 'overlays.modules.1', { id: 'G', categories: [] }, 'overlays.modules[1].id', 'already'],
    ['ids of both kinds', 'overlays.modules.0.categories.0.id', 'compliance', `${OVERLAY}.id`, 'as in model 1.x'],
    ['another schema', 'schemaVersion', '2.0.0', 'schemaVersion', '"1.0.0"'],
  ])('with %s is refused', (_name, path, value, field, message) => {
    const problems = problemsOf(() => readExtension(at(path, value)));
    expect(problems).toContainEqual({ path: field, message: expect.stringContaining(message) });
  });

  it('is read in full', () => {
    expect(readExtension(sampleExtension())).toEqual({
      id: 'x',
      name: 'X',
      version: '0.1.0',
      schemaVersion: '1.0.0',
      description: 'About it',
      documentation: 'https://x.example/',
      compatibility: ['1.0.0'],
      reportsFloor: true,
      references: [],
      relevance: [
        {
          module: 'G',
          category: '1',
          weight: 4,
          guidance: 'Why',
          assessment: 'How',
          references: [{ id: null, title: 'A', url: 'https://a.example/' }],
          levels: ['Initial', 'Basic', 'Advanced', 'Managed', 'Optimized'].map((name, at) => ({
            number: at + 1,
            name,
            description: `Level ${at + 1}`,
          })),
        },
      ],
      overlays: [
        {
          module: 'G',
          category: '1',
          weight: { type: 'addition', value: -0.5, rationale: 'Less' },
          requirements: [{ requirement: '1', weight: { type: 'multiplier', value: 1.25, rationale: 'More' } }],
        },
      ],
    });
    const described = changed(at('extension.description', ' About it \n') as object, 'references', [
      { id: 'own', title: 'Own', url: 'https://o.example/' },
      { id: 'other', title: 'Other' },
    ]);
    expect(readExtension(described)).toMatchObject({
      description: 'About it',
      references: [
        { id: 'own', title: 'Own', url: 'https://o.example/' },
        { id: 'other', title: 'Other', url: null },
      ],
    });
  });

  it('may leave a reason out where only its category is reweighted, and its texts are trimmed', () => {
    const category = { id: '1', type: 'override', override: 0, requirements: [] };
    const overlays = (reason: object) =>
      readExtension(at('overlays.modules.0.categories.0', { ...category, ...reason })).overlays;
    expect(overlays({})[0]?.weight).toEqual({ type: 'override', value: 0, rationale: '' });
    expect(overlays({ rationale: ' So\n' })[0]?.weight?.rationale).toBe('So');
  });

  it.each<[string, unknown, string]>([
    ['extension.floorScore', 'yes', 'must be true or false, not text'],
    ['extension.documentation', 'here', 'must be a web address'],
    ['extension.documentation', 'ftp://x.example/', 'must be a web address'],
    ['extension.compatibility', [], 'must have a count of 1 or more'],
    ['relevance.modules.0.categories.0.weight', 1001, 'must be 1000 or less'],
    ['relevance.modules.0.categories.0.levels', [], 'must be levels 1, 2, 3, 4, 5, not none'],
    ['overlays.modules.0.categories.0.type', undefined, 'needs a type'],
    ['overlays.modules.0.categories.0.addition', undefined, 'is missing for the type "addition"'],
    ['overlays.modules.0.categories.0.multiplier', 2, 'does not go with the type "addition"'],
    ['overlays.modules.0.categories.0.type', 'division', 'must be "multiplier" or "addition" or "override"'],
    ['overlays.modules.0.categories.0.id', 'x', 'must be a number in quotes, as in model 1.x'],
    [
      'overlays.modules.0.categories.0.requirements.1',
      { id: '1', type: 'override', override: 1, rationale: '' },
      '"1" is used already by overlays.modules[0].categories[0].requirements[0]',
    ],
    [
      'overlays.modules.0.categories.1',
      { id: '1', requirements: [] },
      '"1" is used already by overlays.modules[0].categories[0]',
    ],
    ['overlays.modules.1', { id: 'G', categories: [] }, '"G" is used already by overlays.modules[0]'],
    ['relevance.modules.1', { id: 'G', categories: [] }, '"G" is used already by relevance.modules[0]'],
    ['schemaVersion', '2.0.0', 'must be the text "1.0.0"'],
  ])('whose %s is %j is told: %s', (path, value, message) => {
    expect(problemsOf(() => readExtension(at(path, value))).map((problem) => problem.message)).toEqual([message]);
  });

  it.each<[string, unknown]>([
    ['a list of modules that is none', { modules: 'G' }],
    ['modules without categories', { modules: [{}, null] }],
    ['nothing', null],
  ])('with %s for its criteria is refused, not stumbled over', (_name, relevance) => {
    const file = changed(at('overlays', {}) as object, 'relevance', relevance);
    expect(problemsOf(() => readExtension(file))[0]?.path).toMatch(/^relevance/);
  });

  it('is told apart from a model release', () => {
    expect(isExtensionFile(JSON.stringify(sampleExtension()))).toBe(true);
    expect(isExtensionFile('schemaVersion: "1.0.0"\nmodules: []')).toBe(false);
  });
});
