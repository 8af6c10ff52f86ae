import { extension, EXTENSION_VERSIONS, release } from '../../testing/releases';
import { smallModel } from '../../testing/small-model';
import { type Extension, type WeightOverlay } from '../extension';
import { overlaidCategories } from './overlaid';

const MODEL = smallModel({ G: [[5, [3, 2]]], M: [[1, [1]]] });
const overlay = (type: WeightOverlay['type'], value: number): WeightOverlay => ({ type, value, rationale: 'Because.' });
const laying = (weight: WeightOverlay | null, requirement?: WeightOverlay): Extension => ({
  ...extension('0.1.0'),
  relevance: [],
  overlays: [
    {
      module: 'G',
      category: 'G1',
      weight,
      requirements: requirement ? [{ requirement: '2', weight: requirement }] : [],
    },
  ],
});

describe('an extension laid over a release', () => {
  it.each([
    [overlay('multiplier', 1.5), 7.5],
    [overlay('multiplier', 0), 0],
    [overlay('addition', 2), 7],
    [overlay('addition', -9), 0],
    [overlay('override', 4), 4],
    [null, 5],
  ])('gives a category of weight 5 under %j the weight %d', (weight, expected) => {
    expect(overlaidCategories(MODEL, laying(weight))).toMatchObject([{ overlay: weight, effectiveWeight: expected }]);
  });

  it('names of the requirements only those with another weight', () => {
    const [category] = overlaidCategories(MODEL, laying(null, overlay('multiplier', 2)));
    expect(category?.requirements).toMatchObject([{ requirement: { id: '2', weight: 2 }, effectiveWeight: 4 }]);
  });

  it('lays nothing over a category of the same id in another module', () => {
    const [category] = MODEL.modules[0]?.categories ?? [];
    const modules = MODEL.modules.map((module) => ({ ...module, categories: category ? [category] : [] }));
    const found = overlaidCategories({ ...MODEL, modules }, laying(overlay('override', 4)));
    expect(found.map(({ module }) => module.id)).toEqual(['G']);
  });

  it('may ask of a category without another weight', () => {
    const [criterion] = extension('0.1.0').relevance.map((one) => ({ ...one, module: 'G', category: 'G1' }));
    const asking = { ...laying(null), overlays: [], relevance: criterion ? [criterion] : [] };
    expect(overlaidCategories(MODEL, asking)).toMatchObject([
      { criterion, overlay: null, effectiveWeight: 5, requirements: [] },
    ]);
  });

  it('leaves out what the release does not have', () => {
    expect(overlaidCategories(smallModel({ M: [[1, [1]]] }), laying(overlay('override', 3)))).toEqual([]);
  });

  it.each(
    EXTENSION_VERSIONS.map((version, index) => [version, (['1.1.0', '2.0.0'] as const)[index] ?? '2.0.0'] as const),
  )('of our pqc %s has every criterion and overlay, in the order of release %s', (version, model) => {
    const own = extension(version);
    const categories = overlaidCategories(release(model), own);
    expect(categories.filter(({ criterion }) => criterion)).toHaveLength(own.relevance.length);
    expect(categories.flatMap(({ requirements }) => requirements)).toHaveLength(
      own.overlays.flatMap(({ requirements }) => requirements).length,
    );
  });
});
