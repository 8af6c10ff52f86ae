import { extension, EXTENSION_VERSIONS, release, VERSIONS } from '../../testing/releases';
import { smallModel } from '../../testing/small-model';
import { type Extension } from '../extension';
import { type Category, type ModelRelease, type Requirement } from '../model';
import { completenessProblems, extensionCompletenessProblems, nearestRelease } from './completeness';

const whole = release('2.0.0');

/** The release with its last category, or that one's first requirement, changed. */
function withCategory(change: (category: Category) => Partial<Category>): ModelRelease {
  const modules = [...whole.modules];
  const module = modules.pop();
  const categories = [...(module?.categories ?? [])];
  const category = categories.pop();
  if (!module || !category) throw new Error('The release is empty.');
  return {
    ...whole,
    modules: [...modules, { ...module, categories: [...categories, { ...category, ...change(category) }] }],
  };
}
const withRequirement = (change: Partial<Requirement>): ModelRelease =>
  withCategory(({ requirements: [first, ...rest] }) => ({
    requirements: first ? [{ ...first, ...change }, ...rest] : [],
  }));

const last = `modules[3].categories[${(whole.modules[3]?.categories.length ?? 0) - 1}]`;

describe('a release that can be published', () => {
  it.each(VERSIONS)('is our %s', (version) => expect(completenessProblems(release(version))).toEqual([]));

  it.each<[string, ModelRelease, string]>([
    ['ends before the last module', { ...whole, modules: whole.modules.slice(0, 3) }, 'modules'],
    ['has a category without requirements', withCategory(() => ({ requirements: [] })), `${last}.requirements`],
    ['has a category that counts nothing', withCategory(() => ({ weight: 0 })), `${last}.weight`],
    ['does not describe a category', withCategory(() => ({ description: '' })), `${last}.description`],
    [
      'does not describe a level',
      withCategory(({ levels }) => ({
        levels: levels.map((level) => ({ ...level, description: level.number === 4 ? '' : 'x' })),
      })),
      `${last}.levels[3].description`,
    ],
    ['has a requirement that counts nothing', withRequirement({ weight: 0 }), `${last}.requirements[0].weight`],
    ['gives no guidance', withRequirement({ guidance: '' }), `${last}.requirements[0].guidance`],
    ['does not say how to assess', withRequirement({ assessment: '' }), `${last}.requirements[0].assessment`],
    [
      'does not describe a module',
      { ...whole, modules: whole.modules.map((m) => ({ ...m, description: m.id === 'O' ? '' : 'x' })) },
      'modules[2].description',
    ],
  ])('is none that %s', (_, model, path) => {
    expect(completenessProblems(model).map((problem) => problem.path)).toEqual([path]);
  });
});

describe('what a release lacks', () => {
  it.each<[ModelRelease, string]>([
    [{ ...whole, modules: whole.modules.slice(0, 3) }, 'modules: has no module R: is the file whole?'],
    [withCategory(() => ({ requirements: [] })), `${last}.requirements: has none: is the file whole?`],
    [withCategory(() => ({ weight: 0 })), `${last}.weight: must be 1 or more`],
    [withCategory(() => ({ description: '' })), `${last}.description: is empty`],
    [withRequirement({ weight: 0 }), `${last}.requirements[0].weight: must be 1 or more`],
  ])('is said: %#', (model, said) => {
    expect(completenessProblems(model).map(({ path, message }) => `${path}: ${message}`)).toEqual([said]);
  });

  it('is said of every one that is missing', () => {
    const paths = completenessProblems({ ...whole, modules: [] }).map(({ message }) => message.slice(0, 15));
    expect(paths).toEqual(['has no module G', 'has no module M', 'has no module O', 'has no module R']);
    expect(completenessProblems(withRequirement({ guidance: '', assessment: '' }))).toHaveLength(2);
  });
});

describe('an extension that can be published', () => {
  it.each(EXTENSION_VERSIONS)('is our %s', (version) =>
    expect(extensionCompletenessProblems(extension(version))).toEqual([]),
  );

  it.each<[string, Partial<Extension>, string]>([
    ['adds nothing', { relevance: [], overlays: [] }, 'relevance'],
    [
      'gives no guidance',
      {
        relevance: extension('0.2.0')
          .relevance.slice(0, 1)
          .map((criterion) => ({ ...criterion, category: 'x', guidance: '' })),
      },
      'relevance of category x.guidance',
    ],
    [
      'does not say how to assess',
      {
        relevance: extension('0.2.0')
          .relevance.slice(0, 1)
          .map((one) => ({ ...one, category: 'x', assessment: '' })),
      },
      'relevance of category x.assessment',
    ],
    [
      'does not describe a level',
      {
        relevance: extension('0.2.0')
          .relevance.slice(0, 1)
          .map((one) => ({
            ...one,
            category: 'x',
            levels: one.levels.map((level) => (level.number === 3 ? { ...level, description: '' } : level)),
          })),
      },
      'relevance of category x, level 3.description',
    ],
    [
      'lays nothing over anything',
      { relevance: [], overlays: [{ module: 'G', category: 'x', weight: null, requirements: [] }] },
      'relevance',
    ],
  ])('is none that %s', (_, change, path) => {
    const problems = extensionCompletenessProblems({ ...extension('0.2.0'), ...change });
    expect(problems.map((problem) => problem.path)).toEqual([path]);
  });
});

describe('an extension', () => {
  const weight = { type: 'override', value: 1, rationale: 'Because.' } as const;
  it.each<[string, Partial<Extension>]>([
    ['criteria', { overlays: [] }],
    [
      'the weight of a category',
      { relevance: [], overlays: [{ module: 'G', category: 'x', weight, requirements: [] }] },
    ],
    [
      'the weight of a requirement',
      {
        relevance: [],
        overlays: [{ module: 'G', category: 'x', weight: null, requirements: [{ requirement: 'y', weight }] }],
      },
    ],
  ])('that has nothing but %s is one', (_, change) => {
    expect(extensionCompletenessProblems({ ...extension('0.2.0'), ...change })).toEqual([]);
  });

  it('that has nothing is asked for the rest', () => {
    expect(extensionCompletenessProblems({ ...extension('0.2.0'), relevance: [], overlays: [] })).toEqual([
      { path: 'relevance', message: 'has no criteria, and there are no overlays: is the file whole?' },
    ]);
  });
});

describe('the release that a new one goes on from', () => {
  it('is the one of which most is left, not the one that is largest', () => {
    const model = smallModel({ G: [[1, [1, 1]]] });
    const small = { ...smallModel({ G: [[1, [1]]] }), version: '0.1.0' };
    const large = { ...smallModel({ G: [[1, [1, 1]]], M: [[1, [1, 1, 1]]] }), version: '0.2.0' };
    expect(nearestRelease(model, [small, large])).toEqual({ version: '0.1.0', shared: 1, of: 1 });
    expect(nearestRelease(model, [large, small])).toEqual({ version: '0.1.0', shared: 1, of: 1 });
  });

  it('is the one it shares most with', () => {
    const published = VERSIONS.map(release);
    expect(nearestRelease({ ...whole, version: '9.0.0' }, published)).toEqual({ version: '2.0.0', shared: 76, of: 76 });
    expect(nearestRelease(release('1.0.0'), published.slice(1))).toMatchObject({
      version: '1.1.0',
      shared: 72,
      of: 78,
    });
  });

  it('shares nothing with a foreign file, and is none where nothing is published', () => {
    const foreign = { ...whole, modules: whole.modules.slice(0, 0) };
    expect(nearestRelease(foreign, [whole])).toEqual({ version: '2.0.0', shared: 0, of: 76 });
    expect(nearestRelease(whole, [])).toBeNull();
  });
});
