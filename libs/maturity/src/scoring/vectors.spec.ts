import { progressCells } from '../../testing/progress-cells';
import { release } from '../../testing/releases';
import {
  type ExpectedFigures,
  notApplicable,
  selfAnswers,
  selfVectors,
  workbookAnswers,
  workbookVector,
  workbookVectors,
} from '../../testing/vectors';
import { scoreAssessment } from './assessment-score';
import { type Score } from './score';

const model = release('1.0.0');
const FULL = { policy: 'workbook', method: 'formal' } as const;
const FLOAT_EDGE = 'float-edge-exact-3';

function statsOf(score: Score | undefined): readonly number[] {
  if (!score) return [];
  const { notApplicable: out, notAssessed, levels } = score.distribution;
  return [out, notAssessed, ...Object.values(levels)];
}

function expectFigures(score: Score | undefined, expected: ExpectedFigures): void {
  expect(statsOf(score)).toEqual(expected.stats);
  if (expected.fails) return;
  expect(score?.level).toBe(expected.level);
  if (expected.score === null) expect(score?.score).toBeNull();
  else expect(score?.score).toBeCloseTo(expected.score ?? -1, 12);
}

describe.each(workbookVectors)('the official workbook for full assessments, $name', (vector) => {
  const scores = scoreAssessment(model, workbookAnswers(model, vector), FULL);
  // Excel floors doubles: the exact 3 of this workbook is 2.9999999999999996 there, and level 2.
  const isFloatEdge = vector.name === FLOAT_EDGE;

  it('gives every category the same figures', () => {
    for (const [id, expected] of Object.entries(vector.expected.categories)) {
      const score = scores.categories[id];
      expectFigures(score, expected);
      if (expected.weights === undefined || expected.score === null) continue;
      expect(score?.derivation.productSum.number).toBe(expected.products);
      expect(score?.derivation.weightSum.number).toBe(expected.weights);
      expect(score?.applicability).toBe(expected.applicability);
    }
  });

  it('gives modules and the whole the same figures', () => {
    const { modules, overall } = vector.expected;
    for (const [id, expected] of Object.entries(modules)) expectFigures(scores.modules[id], expected);
    expectFigures(scores.overall, isFloatEdge ? { ...overall, level: 3 } : overall);
  });

  it('fills the five cells of the progress bar alike', () => {
    const published = vector.expected.overall.progress ?? [0, 0, 0, 0, 0];
    const expected = isFloatEdge ? [1, 1, 1, 0, 0] : published;
    // Where the workbook divides by zero it has no bar to compare with.
    const cells = vector.expected.overall.fails ? [0, 0, 0, 0, 0] : progressCells(scores.overall);
    cells.forEach((cell, index) => expect(cell).toBeCloseTo(expected[index] ?? -1, 12));
  });
});

describe('where the official workbook fails', () => {
  it('a category without a requirement in scope is not applicable and left out of the rest', () => {
    const answers = workbookAnswers(model, workbookVector('category-2.1-all-reqs-out'));
    const derived = scoreAssessment(model, answers, FULL);
    const declared = scoreAssessment(model, [...answers, notApplicable(model, '5')], FULL);
    expect(derived.categories['5']).toMatchObject({ state: 'not-applicable', score: null, level: null });
    expect(derived.overall.score).toBeGreaterThan(0);
    expect(derived.overall.fraction).toBe(declared.overall.fraction);
    expect(derived.modules['M']?.fraction).toBe(declared.modules['M']?.fraction);
  });

  it('an assessment with everything out of scope is not applicable', () => {
    const answers = workbookAnswers(model, workbookVector('everything-out-of-scope'));
    const { overall, modules } = scoreAssessment(model, answers, FULL);
    expect(overall).toMatchObject({ state: 'not-applicable', score: null, fraction: null, level: null });
    expect(Object.values(modules).map(({ score }) => score)).toEqual([null, null, null, null]);
  });

  it.each(['pkimm', 'workbook'] as const)('an average that is exactly 3 is level 3 under %s', (policy) => {
    const edge = workbookVector(FLOAT_EDGE);
    expect(edge.expected.overall.score).toBeLessThan(3);
    const { overall } = scoreAssessment(model, workbookAnswers(model, edge), { policy, method: 'formal' });
    expect(overall).toMatchObject({ fraction: '3', score: 3, level: 3, progress: 0 });
  });
});

describe.each(selfVectors)('the official workbook for self-assessments, $name', (vector) => {
  it.each(['pkimm', 'workbook', 'web'] as const)('gives the same figures under %s', (policy) => {
    const scores = scoreAssessment(model, selfAnswers(model, vector), { policy, method: 'self' });
    const { overall, modules } = vector.expected;
    const pairs = [
      { expected: overall, score: scores.overall },
      ...Object.entries(modules).map(([id, expected]) => ({ expected, score: scores.modules[id] })),
    ];
    for (const { expected, score } of pairs) {
      const { applicable, assessed } = score?.completeness ?? { applicable: -1, assessed: -1 };
      expect(`${applicable} of ${applicable + (score?.distribution.notApplicable ?? 0)}`).toBe(expected.applicable);
      // The workbook divides by zero where nothing is rated; with us that is not assessed, or nothing applicable.
      if (expected.score === null) expect([score?.score, assessed]).toEqual([applicable > 0 ? 0 : null, 0]);
      else expect(score?.score).toBeCloseTo(expected.score, 12);
    }
  });
});
