import { extension, EXTENSION_VERSIONS, release, VERSIONS } from '../../testing/releases';
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
  ])('is none that %s', (_, change, path) => {
    const problems = extensionCompletenessProblems({ ...extension('0.2.0'), ...change });
    expect(problems.map((problem) => problem.path)).toEqual([path]);
  });
});

describe('the release that a new one goes on from', () => {
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
