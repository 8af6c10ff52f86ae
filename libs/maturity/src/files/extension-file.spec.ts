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

  it('is told apart from a model release', () => {
    expect(isExtensionFile(JSON.stringify(sampleExtension()))).toBe(true);
    expect(isExtensionFile('schemaVersion: "1.0.0"\nmodules: []')).toBe(false);
  });
});
