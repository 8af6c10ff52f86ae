import fc from 'fast-check';
import { runs } from '../../testing/property-runs';
import { levels, smallModel } from '../../testing/small-model';
import { type Answer, AnswerError } from '../answers';
import { type MaturityLevel } from '../model';
import { scoreAssessment } from './assessment-score';
import { gapToNextLevel } from './gap';
import { toLevel } from './score';

const PKIMM = { policy: 'pkimm', method: 'formal' } as const;
const WORKBOOK = { policy: 'workbook', method: 'formal' } as const;
const G1 = { module: 'G', category: 'G1' };

function gap(
  weights: readonly number[],
  own: readonly (MaturityLevel | 'out')[],
  options: typeof PKIMM | typeof WORKBOOK,
) {
  return gapToNextLevel(smallModel({ G: [[5, weights]] }), levels({ G1: own }), G1, options);
}

describe('the gap of a category to its next level', () => {
  it('names the missing score and the requirements below the next level, the one that adds most first', () => {
    expect(gap([3, 2, 5], [1, 2, 5], PKIMM)).toMatchObject({
      level: 3,
      nextLevel: 4,
      missing: { fraction: '4/5' },
      limiting: [
        { id: '1', level: 1, weight: 3, adds: { fraction: '9/10' } },
        { id: '2', level: 2, weight: 2, adds: { fraction: '2/5' } },
      ],
    });
  });

  it('tells limiting requirements and steps in full', () => {
    expect(gap([3, 2], [3, 2], PKIMM)).toEqual({
      category: 'G1',
      level: 2,
      nextLevel: 3,
      missing: { number: 0.4, fraction: '2/5' },
      limiting: [
        {
          id: '2',
          slug: 'g1-2',
          title: 'Requirement G1.2',
          level: 2,
          weight: 2,
          adds: { number: 0.4, fraction: '2/5' },
        },
      ],
      lift: {
        weighted: 2,
        steps: [{ id: '2', slug: 'g1-2', title: 'Requirement G1.2', from: 2, to: 3, weight: 2 }],
      },
    });
  });

  it('says which category the release does not have', () => {
    const model = smallModel({ G: [[5, [1]]] });
    expect(() => gapToNextLevel(model, [], { module: 'G', category: 'G7' }, PKIMM)).toThrow(
      'category: the model has no category "G7"',
    );
    expect(() => gapToNextLevel(model, [], { module: 'M', category: 'G1' }, PKIMM)).toThrow(AnswerError);
  });

  it('orders what limits by what it would add, wherever it stands in the release', () => {
    expect(gap([1, 3, 2], [2, 2, 2], PKIMM)?.limiting.map(({ id }) => id)).toEqual(['2', '3', '1']);
  });

  it('leaves out requirements that are out of scope', () => {
    expect(gap([3, 2], [1, 'out'], PKIMM)?.limiting.map(({ id }) => id)).toEqual(['1']);
  });

  it.each([
    ['of what is out of scope', 'out', { weighted: 10, steps: [{ id: '1', from: 4, to: 5 }] }],
    ['but of what is not assessed', 0, { weighted: 4, steps: [{ id: '3', from: 0, to: 4 }] }],
  ] as const)('is never closed by a rating %s', (_, last, lift) => {
    expect(gap([10, 11, 1], [4, 2, last], PKIMM)).toMatchObject({ nextLevel: 3, lift });
  });

  it('is never closed by a requirement without weight', () => {
    expect(gap([0, 3, 4], [0, 0, 0], PKIMM)?.lift).toMatchObject({ weighted: 3, steps: [{ id: '2', from: 0, to: 1 }] });
    expect(gap([0, 0], [0, 0], PKIMM)).toBeNull();
  });

  it.each([
    ['one step of the light requirement', [10, 1], [3, 2], { weighted: 1, steps: [{ id: '2', from: 2, to: 3 }] }],
    [
      'a combination that fits better than the heavy one',
      [7, 3, 3],
      [2, 2, 4],
      { weighted: 7, steps: [{ id: '1', from: 2, to: 3 }] },
    ],
    ['no requirement above 5', [1, 1], [5, 1], { weighted: 2, steps: [{ id: '2', from: 1, to: 3 }] }],
    ['as few requirements as possible', [2, 1, 1], [2, 3, 3], { weighted: 2, steps: [{ id: '1', from: 2, to: 3 }] }],
    ['the lowest requirement first', [2, 1, 1], [3, 3, 2], { weighted: 1, steps: [{ id: '3', from: 2, to: 3 }] }],
    ['the lowest, also where it comes first', [1, 1], [2, 3], { weighted: 1, steps: [{ id: '1', from: 2, to: 3 }] }],
    ['the first of equals', [1, 1, 1], [2, 2, 4], { weighted: 1, steps: [{ id: '1', from: 2, to: 3 }] }],
    ['as few levels as possible', [2, 1, 1], [4, 1, 5], { weighted: 2, steps: [{ id: '1', from: 4, to: 5 }] }],
  ] as const)('finds the smallest weighted lift: %s', (_name, weights, own, expected) => {
    expect(gap(weights, own, PKIMM)?.lift).toMatchObject(expected);
  });

  it('may be reached by rating what is not assessed, where that is cheaper', () => {
    expect(gap([9, 9, 1], [4, 3, 0], PKIMM)?.lift).toMatchObject({ weighted: 9 });
    expect(gap([7, 9, 1], [2, 2, 0], PKIMM)?.lift?.weighted).toBe(16);
    expect(gap([20, 19, 1], [3, 2, 0], PKIMM)?.lift?.weighted).toBe(19);
    expect(gap([10, 1, 8], [3, 1, 0], PKIMM)?.lift).toMatchObject({
      weighted: 2,
      steps: [{ id: '2', from: 1, to: 3 }],
    });
  });

  it('counts what is not assessed from 0 under workbook', () => {
    expect(gap([2, 1], [2, 0], WORKBOOK)).toMatchObject({
      level: 1,
      missing: { fraction: '2/3' },
      limiting: [{ id: '2', level: 0, adds: { fraction: '2/3' } }],
      lift: { weighted: 2 },
    });
  });

  it('of a category that is not assessed is the first rating under pkimm', () => {
    expect(gap([3, 1, 2], [0, 0, 0], PKIMM)).toMatchObject({
      level: 0,
      nextLevel: 1,
      lift: { weighted: 1, steps: [{ id: '2', from: 0, to: 1 }] },
    });
  });

  it.each([
    ['at level 5', [5, 5]],
    ['that is not applicable', ['out', 'out']],
  ] as const)('does not exist for a category %s', (_name, own) => {
    expect(gap([3, 2], own, PKIMM)).toBeNull();
  });

  it('in a self-assessment knows no requirements', () => {
    const answer: Answer = { module: 'G', category: 'G1', applicability: 'applicable', level: 2 };
    const found = gapToNextLevel(smallModel({ G: [[5, [1, 2]]] }), [answer], G1, { policy: 'pkimm', method: 'self' });
    expect(found).toMatchObject({ level: 2, nextLevel: 3, missing: { number: 1 }, limiting: [], lift: null });
  });

  it('refuses a category that the release does not have', () => {
    const model = smallModel({ G: [[5, [1]]] });
    expect(() => gapToNextLevel(model, [], { module: 'G', category: 'G7' }, PKIMM)).toThrow(AnswerError);
  });

  it('is always the cheapest of all ways to the next level, tried one by one', () => {
    const cases = fc.integer({ min: 1, max: 4 }).chain((count) =>
      fc.record({
        weights: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: count, maxLength: count }),
        own: fc.array(fc.integer({ min: 0, max: 5 }).map(toLevel), { minLength: count, maxLength: count }),
        options: fc.constantFrom(PKIMM, WORKBOOK),
      }),
    );
    fc.assert(
      fc.property(cases, ({ weights, own, options }) => {
        const found = gap(weights, own, options);
        if (!found?.lift) return;
        expect(found.lift.weighted).toBe(cheapestByTrying(weights, own, { ...options, target: found.nextLevel }));
        const raised = own.map(
          (level, index) => found.lift?.steps.find(({ id }) => id === `${index + 1}`)?.to ?? level,
        );
        expect(levelAfter(weights, raised, options)).toBe(found.nextLevel);
      }),
      { numRuns: runs(150) },
    );
  });
});

type Options = typeof PKIMM | typeof WORKBOOK;

function levelAfter(weights: readonly number[], own: readonly MaturityLevel[], options: Options) {
  return scoreAssessment(smallModel({ G: [[5, weights]] }), levels({ G1: own }), options).categories['G1']?.level;
}

function cheapestByTrying(
  weights: readonly number[],
  own: readonly MaturityLevel[],
  { target, ...options }: Options & { readonly target: MaturityLevel },
): number {
  const costs = waysUp(own)
    .filter((raised) => reaches(weights, raised, { ...options, target }))
    .map((raised) => raised.reduce<number>((cost, level, i) => cost + (weights[i] ?? 0) * (level - (own[i] ?? 0)), 0));
  return Math.min(...costs);
}

/** The same definition in plain numbers, small enough to be exact, so that trying thousands stays quick. */
function reaches(
  weights: readonly number[],
  raised: readonly MaturityLevel[],
  { target, policy }: Options & { readonly target: MaturityLevel },
): boolean {
  const counted = raised.map((level, index) => ({ level, weight: weights[index] ?? 0 }));
  const rated = policy === 'workbook' ? counted : counted.filter(({ level }) => level > 0);
  const products = rated.reduce((total, { level, weight }) => total + level * weight, 0);
  return rated.length > 0 && products >= target * rated.reduce((total, { weight }) => total + weight, 0);
}

function waysUp(own: readonly MaturityLevel[]): readonly (readonly MaturityLevel[])[] {
  const [first, ...rest] = own;
  if (first === undefined) return [[]];
  const tails = waysUp(rest);
  return [0, 1, 2, 3, 4, 5]
    .filter((level) => level >= first)
    .flatMap((level) => tails.map((tail) => [toLevel(level), ...tail]));
}
