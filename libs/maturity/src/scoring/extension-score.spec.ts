import { levels, smallModel } from '../../testing/small-model';
import { type Answer, AnswerError } from '../answers';
import { type CategoryOverlay, type Extension, type RelevanceCriterion, type WeightOverlay } from '../extension';
import { scoreAssessment } from './assessment-score';
import { IncompatibleExtensionError } from './compatibility';
import { scoreExtension } from './extension-score';
import { type RelevanceRating } from './relevance';

const PKIMM = { policy: 'pkimm', method: 'formal' } as const;
const WORKBOOK = { policy: 'workbook', method: 'formal' } as const;

const overlay = (type: WeightOverlay['type'], value: number): WeightOverlay => ({ type, value, rationale: '' });
const criterion = (category: string, weight: number): RelevanceCriterion => ({
  module: category.slice(0, 1),
  category,
  weight,
  guidance: '',
  assessment: '',
  references: [],
  levels: [],
});
const reweighted = (
  category: string,
  weight: WeightOverlay | null,
  ...requirements: WeightOverlay[]
): CategoryOverlay => ({
  module: category.slice(0, 1),
  category,
  weight,
  requirements: requirements.map((own, index) => ({ requirement: `${index + 1}`, weight: own })),
});
const rating = (category: string, level: RelevanceRating['level']): RelevanceRating => ({
  module: category.slice(0, 1),
  category,
  level,
});
function extension(parts: Partial<Extension>): Extension {
  return {
    id: 'x',
    name: 'X',
    version: '1.0.0',
    schemaVersion: '1.0.0',
    description: '',
    documentation: '',
    compatibility: ['1.1.0'],
    reportsFloor: true,
    references: [],
    relevance: [],
    overlays: [],
    ...parts,
  };
}

describe('the published worked example of an extension', () => {
  // Second category: levels 4 and 5 with weights 9 and 1, so that it stands at 4.10.
  const model = smallModel({
    G: [
      [4, [3, 2, 1]],
      [3, [9, 1]],
    ],
  });
  const answers = levels({ G1: [4, 3, 4], G2: [4, 5] });
  const pqc = extension({
    relevance: [criterion('G1', 2)],
    overlays: [reweighted('G1', overlay('multiplier', 1.25), overlay('multiplier', 1.5))],
  });
  const scored = () => scoreExtension(model, pqc, { answers, relevance: [rating('G1', 2)] }, PKIMM);

  it('weighs the requirements of the category anew', () => {
    const score = scored();
    expect(score.categories['G1']?.level).toMatchObject({ fraction: '56/15', level: 3 });
    expect(score.categories['G1']?.weightSum.fraction).toBe('15/2');
    expect(score.categories['G1']?.effectiveWeight.fraction).toBe('5');
  });

  it('blends the rating in', () => {
    const score = scored();
    expect(score.categories['G1']?.blended).toMatchObject({ fraction: '64/19', level: 3 });
    expect(score.categories['G1']?.blended.derivation.terms).toMatchObject([
      { subject: 'category', product: { fraction: '28' }, weight: { fraction: '15/2' } },
      { subject: 'criterion', product: { fraction: '4' }, weight: { fraction: '2' } },
    ]);
    expect(score.categories['G2']?.blended.fraction).toBe('41/10');
  });

  it('averages by the effective category weights, beside the baseline and the floor', () => {
    const score = scored();
    expect(score.score.score).toBeCloseTo(3.64, 2);
    expect(score.score.level).toBe(3);
    expect(score.weightedBaseline.fraction).toBe('919/240');
    expect(score.floor).toMatchObject({ category: 'G1', fraction: '64/19' });
  });

  it('leaves the baseline as it was', () => {
    expect(scoreAssessment(model, answers, PKIMM).categories['G1']?.fraction).toBe('11/3');
  });
});

describe('effective weights', () => {
  const model = smallModel({
    G: [
      [4, [2, 2]],
      [1, [1]],
    ],
  });
  const answers = levels({ G1: [5, 1], G2: [1] });

  it.each([
    [overlay('multiplier', 1.5), '17/5'],
    [overlay('multiplier', 0), '1'],
    [overlay('addition', 0.1), '125/41'],
    [overlay('addition', -3), '1'],
    [overlay('override', 6), '4'],
  ])('of %j move the category score to %s', (own, expected) => {
    const score = scoreExtension(
      model,
      extension({ overlays: [reweighted('G1', null, own)] }),
      { answers, relevance: [] },
      PKIMM,
    );
    expect(score.categories['G1']?.level.fraction).toBe(expected);
  });

  it('of a category move the extension score', () => {
    const own = extension({ overlays: [reweighted('G2', overlay('addition', 3))] });
    const score = scoreExtension(model, own, { answers, relevance: [] }, PKIMM);
    expect(score.score.fraction).toBe('2');
    expect(score.weightedBaseline.fraction).toBe('2');
  });

  it('of nothing leave the rating alone', () => {
    const own = extension({
      relevance: [criterion('G1', 2)],
      overlays: [reweighted('G1', null, overlay('override', 0), overlay('override', 0))],
    });
    const score = scoreExtension(model, own, { answers, relevance: [rating('G1', 2)] }, PKIMM);
    expect(score.categories['G1']?.level.state).toBe('not-applicable');
    expect(score.categories['G1']?.blended.fraction).toBe('2');
    const unrated = scoreExtension(model, own, { answers, relevance: [] }, PKIMM);
    expect(unrated.score.fraction).toBe('1');
    expect(unrated.score.derivation.terms[0]).toMatchObject({ counted: false, reason: 'nothing-in-scope' });
  });
});

describe('an extension score', () => {
  const model = smallModel({
    G: [
      [4, [3, 1]],
      [2, [1]],
    ],
  });
  const asks = extension({ relevance: [criterion('G1', 4)] });

  it.each([
    ['is not rated', asks],
    ['does not exist', extension({})],
  ])('takes the category as it is where the criterion %s', (_name, own) => {
    const relevance = own === asks ? [rating('G1', 0)] : [];
    const score = scoreExtension(model, own, { answers: levels({ G1: [4, 2], G2: [1] }), relevance }, PKIMM);
    expect(score.categories['G1']?.blended.fraction).toBe('7/2');
  });

  it('weighs the rating against all requirements in scope, assessed or not', () => {
    const answers = levels({ G1: [4, 0], G2: [1] });
    const score = scoreExtension(model, asks, { answers, relevance: [rating('G1', 2)] }, PKIMM);
    expect(score.categories['G1']?.weightSum.fraction).toBe('4');
    expect(score.categories['G1']?.blended.fraction).toBe('3');
  });

  it('does not weigh the rating against requirements out of scope', () => {
    const answers = levels({ G1: ['out', 4], G2: [1] });
    const score = scoreExtension(model, asks, { answers, relevance: [rating('G1', 2)] }, PKIMM);
    expect(score.categories['G1']?.weightSum.fraction).toBe('1');
    expect(score.categories['G1']?.blended.fraction).toBe('12/5');
  });

  it('is not assessed where the baseline is not, even if the criterion is rated', () => {
    const input = { answers: levels({ G2: [3] }), relevance: [rating('G1', 5)] };
    const score = scoreExtension(model, asks, input, PKIMM);
    expect(score.categories['G1']?.blended).toMatchObject({ state: 'not-assessed', score: 0 });
    expect(score.score.fraction).toBe('3');
    expect(score.floor).toMatchObject({ category: 'G2', score: 3 });
    expect(scoreExtension(model, asks, input, WORKBOOK).score.fraction).toBe('1');
  });

  it('is not assessed where the extension gives no weight to what is assessed', () => {
    const own = extension({
      relevance: [criterion('G1', 4)],
      overlays: [reweighted('G1', null, overlay('multiplier', 0))],
    });
    const input = { answers: levels({ G1: [4, 0], G2: [3] }), relevance: [rating('G1', 5)] };
    const score = scoreExtension(model, own, input, PKIMM);
    expect(score.categories['G1']?.blended).toMatchObject({ state: 'not-assessed', score: 0 });
    expect(score.score.fraction).toBe('3');
    expect(score.weightedBaseline.fraction).toBe('11/3');
  });

  it('leaves out what is not applicable', () => {
    const answers: Answer[] = [...levels({ G2: [3] }), { ...rating('G1', 0), applicability: 'not-applicable' }];
    const score = scoreExtension(model, asks, { answers, relevance: [rating('G1', 1)] }, WORKBOOK);
    expect(score.categories['G1']?.blended).toMatchObject({ state: 'not-applicable', score: null });
    expect(score.score.score).toBe(3);
    expect(score.weightedBaseline.score).toBe(3);
  });

  it('of a self-assessment blends the given rating with all requirement weights', () => {
    const answers: Answer[] = [{ ...rating('G1', 4), applicability: 'applicable' }];
    const own = extension({
      relevance: [criterion('G1', 4)],
      overlays: [reweighted('G1', null, overlay('multiplier', 5))],
    });
    const options = { policy: 'pkimm', method: 'self' } as const;
    const score = scoreExtension(model, own, { answers, relevance: [rating('G1', 2)] }, options);
    expect(score.categories['G1']?.level.fraction).toBe('4');
    expect(score.categories['G1']?.blended.fraction).toBe('18/5');
  });

  it('has its floor at the first of the lowest, wherever they stand', () => {
    const three = smallModel({
      G: [
        [1, [1]],
        [1, [1]],
        [1, [1]],
      ],
    });
    const floorAt = (...own: readonly [Answer['level'], Answer['level'], Answer['level']]) =>
      scoreExtension(
        three,
        extension({}),
        { answers: levels({ G1: [own[0]], G2: [own[1]], G3: [own[2]] }), relevance: [] },
        PKIMM,
      ).floor;
    expect(floorAt(2, 3, 4)).toMatchObject({ category: 'G1', score: 2 });
    expect(floorAt(4, 2, 2)).toMatchObject({ category: 'G2', score: 2 });
    expect(floorAt(4, 3, 2)).toMatchObject({ category: 'G3', score: 2 });
    expect(floorAt(0, 3, 4)).toMatchObject({ category: 'G2', score: 3 });
  });

  it('says whose it is, and by which rules', () => {
    const score = scoreExtension(model, extension({}), { answers: [], relevance: [] }, WORKBOOK);
    expect(score).toMatchObject({ ...WORKBOOK, extension: { id: 'x', version: '1.0.0' }, modelVersion: '1.1.0' });
    expect(score.categories['G1']?.relevance).toBeNull();
    expect(scoreExtension(model, asks, { answers: [], relevance: [] }, PKIMM).categories['G1']?.relevance).toEqual({
      weight: 4,
      level: 0,
    });
  });

  it('has a floor only when the extension asks for it and something is scored', () => {
    const quiet = extension({ reportsFloor: false });
    expect(scoreExtension(model, quiet, { answers: levels({ G2: [3] }), relevance: [] }, PKIMM).floor).toBeNull();
    expect(scoreExtension(model, asks, { answers: [], relevance: [] }, PKIMM).floor).toBeNull();
  });
});

describe('an extension that does not fit', () => {
  const model = smallModel({ G: [[4, [3]]] });
  const nothing = { answers: [], relevance: [] };

  it.each<[Partial<Extension>, string]>([
    [{ compatibility: ['1.0.0', '2.0.0'] }, 'extension.compatibility: is made for model 1.0.0, 2.0.0, not for 1.1.0'],
    [{ relevance: [criterion('G9', 1)] }, 'relevance[0]: model 1.1.0 has no G/G9'],
    [{ relevance: [criterion('X1', 1)] }, 'relevance[0]: model 1.1.0 has no X/X1'],
    [{ overlays: [reweighted('M1', null)] }, 'overlays[0]: model 1.1.0 has no M/M1'],
    [
      { overlays: [reweighted('G1', null, overlay('override', 1), overlay('override', 1))] },
      'overlays[0].requirements[1]: model 1.1.0 has no G/G1/2',
    ],
  ])('with %j is told why', (parts, message) => {
    expect(() => scoreExtension(model, extension(parts), nothing, PKIMM)).toThrow(message);
  });

  it('does not take a category for that of another module', () => {
    const two = smallModel({ G: [[4, [3]]], M: [[1, [1]]] });
    const own = extension({ relevance: [{ ...criterion('G1', 1), module: 'M' }] });
    const score = () => scoreExtension(two, own, nothing, PKIMM);
    expect(score).toThrow('relevance[0]: model 1.1.0 has no M/G1');
    expect(score).toThrow(expect.objectContaining({ name: 'IncompatibleExtensionError' }));
  });

  it.each<[readonly RelevanceRating[], string]>([
    [[rating('G9', 1)], 'relevance[0]: the extension asks nothing about category "G9" in module "G"'],
    [[rating('G1', 1), rating('G1', 2)], 'relevance[1]: rates category "G1" a second time'],
    ...[6, -1, 1.5].map((level): [readonly RelevanceRating[], string] => [
      [rating('G1', level as RelevanceRating['level'])],
      'relevance[0]: level must be a whole number from 0 (not rated) to 5',
    ]),
  ])('with the ratings %j is told why', (relevance, message) => {
    const own = extension({ relevance: [criterion('G1', 1)] });
    expect(() => scoreExtension(model, own, { answers: [], relevance }, PKIMM)).toThrow(message);
  });

  it.each([0, 5] as const)('fits with the rating %d', (level) => {
    const own = extension({ relevance: [criterion('G1', 1)] });
    expect(() => scoreExtension(model, own, { answers: [], relevance: [rating('G1', level)] }, PKIMM)).not.toThrow();
  });

  it.each([
    ['is made for another release', { compatibility: ['1.0.0'] }, 'extension.compatibility'],
    ['asks about an unknown category', { relevance: [criterion('G9', 1)] }, 'relevance[0]'],
    ['reweighs an unknown category', { overlays: [reweighted('M1', null)] }, 'overlays[0]'],
    [
      'reweighs an unknown requirement',
      { overlays: [reweighted('G1', null, overlay('override', 1), overlay('override', 1))] },
      'overlays[0].requirements[1]',
    ],
  ])('because it %s is refused', (_name, parts, path) => {
    const score = () => scoreExtension(model, extension(parts), nothing, PKIMM);
    expect(score).toThrow(IncompatibleExtensionError);
    expect(score).toThrow(path);
  });

  it.each([
    ['an unknown criterion', [rating('G9', 1)]],
    ['a criterion twice', [rating('G1', 1), rating('G1', 2)]],
  ])('is refused with ratings of %s', (_name, relevance) => {
    const own = extension({ relevance: [criterion('G1', 1)] });
    expect(() => scoreExtension(model, own, { answers: [], relevance }, PKIMM)).toThrow(AnswerError);
  });
});
