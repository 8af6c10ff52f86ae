import full from '../../fixtures/workbook-full.json';
import self from '../../fixtures/workbook-self.json';
import { release } from '../../testing/releases';
import type { Answer } from '../answers';
import { scoreAssessment } from './assessment-score';
import { Distribution, Score, progressCells, toLevel } from './score';

/** Figures that the official workbook computed; `fails` where it divides by zero. */
interface Expected {
  readonly score?: number | null;
  readonly level?: number | null;
  readonly stats: readonly number[];
  readonly fails?: boolean;
  readonly products?: number;
  readonly weights?: number;
  readonly applicability?: string;
}

const model = release('1.0.0');
const moduleOf = new Map(model.modules.flatMap(({ id, categories }) => categories.map((own) => [own.id, id] as const)));

const counts = ({ notApplicable, notAssessed, levels }: Distribution) => [
  notApplicable,
  notAssessed,
  ...Object.values(levels),
];

function expectFigures(score: Score | undefined, expected: Expected): void {
  expect(
    counts(score?.distribution ?? { notApplicable: -1, notAssessed: -1, levels: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 } }),
  ).toEqual(expected.stats);
  if (expected.fails) return;
  expect(score?.level).toBe(expected.level);
  if (expected.score === null) expect(score?.score).toBeNull();
  else expect(score?.score).toBeCloseTo(expected.score ?? -1, 12);
}

describe.each(full.map((vector) => ({ ...vector })))('the official workbook for full assessments, $name', (vector) => {
  const answers = [
    ...Object.entries(vector.levels).flatMap(([category, levels]) =>
      [...levels].map((level, index): Answer => {
        const requirement = `${index + 1}`;
        const isOut = vector.requirementsOut.includes(`${category}.${requirement}`);
        const applicability = isOut ? 'not-applicable' : 'applicable';
        return {
          module: moduleOf.get(category) ?? '',
          category,
          requirement,
          applicability,
          level: toLevel(Number(level)),
        };
      }),
    ),
    ...vector.categoriesOut.map((category): Answer => ({
      module: moduleOf.get(category) ?? '',
      category,
      applicability: 'not-applicable',
      level: 0,
    })),
  ];
  const scores = scoreAssessment(model, answers, { policy: 'workbook', method: 'formal' });
  // Excel floors doubles: there the exact 3 of this workbook is 2.9999999999999996 and level 2.
  const isFloatEdge = vector.name === 'float-edge-exact-3';

  it('gives every category the same figures', () => {
    const categories: Readonly<Record<string, Expected>> = vector.expected.categories;
    for (const [id, expected] of Object.entries(categories)) {
      const score = scores.categories[id];
      expectFigures(score, expected);
      if (expected.weights === undefined || expected.score === null) continue;
      expect(score?.derivation.productSum.number).toBe(expected.products);
      expect(score?.derivation.weightSum.number).toBe(expected.weights);
      expect(score?.applicability).toBe(expected.applicability);
    }
  });

  it('gives modules and the whole the same figures', () => {
    const modules: Readonly<Record<string, Expected>> = vector.expected.modules;
    for (const [id, expected] of Object.entries(modules)) expectFigures(scores.modules[id], expected);
    expectFigures(scores.overall, isFloatEdge ? { ...vector.expected.overall, level: 3 } : vector.expected.overall);
  });

  it('fills the five cells of the progress bar alike', () => {
    if (!('progress' in vector.expected.overall)) return;
    const expected = isFloatEdge ? [1, 1, 1, 0, 0] : vector.expected.overall.progress;
    progressCells(scores.overall).forEach((cell, index) => expect(cell).toBeCloseTo(expected?.[index] ?? -1, 12));
  });
});

describe('where the official workbook fails', () => {
  const vector = full.find(({ name }) => name === 'category-2.1-all-reqs-out');
  const answers = Object.entries(vector?.levels ?? {}).flatMap(([category, levels]) =>
    [...levels].map((level, index): Answer => ({
      module: moduleOf.get(category) ?? '',
      category,
      requirement: `${index + 1}`,
      applicability: vector?.requirementsOut.includes(`${category}.${index + 1}`) ? 'not-applicable' : 'applicable',
      level: toLevel(Number(level)),
    })),
  );
  const options = { policy: 'workbook', method: 'formal' } as const;

  it('a category without a requirement in scope is not applicable and left out of the rest', () => {
    const scores = scoreAssessment(model, answers, options);
    const declared = scoreAssessment(
      model,
      [...answers, { module: 'M', category: '5', applicability: 'not-applicable', level: 0 }],
      options,
    );
    expect(scores.categories['5']).toMatchObject({ state: 'not-applicable', score: null, level: null });
    expect(scores.overall.fraction).toBe(declared.overall.fraction);
    expect(scores.modules['M']?.fraction).toBe(declared.modules['M']?.fraction);
    expect(scores.overall.score).toBeGreaterThan(0);
  });

  it('an average that is exactly 3 is level 3', () => {
    const edge = full.find(({ name }) => name === 'float-edge-exact-3');
    expect(edge?.expected.overall.score).toBeLessThan(3);
    const levels = Object.entries(edge?.levels ?? {}).flatMap(([category, own]) =>
      [...own].map((level, index): Answer => ({
        module: moduleOf.get(category) ?? '',
        category,
        requirement: `${index + 1}`,
        applicability: 'applicable',
        level: toLevel(Number(level)),
      })),
    );
    for (const policy of ['pkimm', 'workbook'] as const) {
      const { overall } = scoreAssessment(model, levels, { policy, method: 'formal' });
      expect(overall).toMatchObject({ fraction: '3', score: 3, level: 3, progress: 0 });
    }
  });
});

describe.each(self.map((vector) => ({ ...vector })))('the official workbook for self-assessments, $name', (vector) => {
  const levels: Readonly<Record<string, number | null>> = vector.levels;
  const answers = Object.entries(levels).map(([category, level]): Answer => ({
    module: moduleOf.get(category) ?? '',
    category,
    applicability: level === null ? 'not-applicable' : 'applicable',
    level: toLevel(level ?? 0),
  }));

  it.each(['pkimm', 'workbook'] as const)('gives the same figures under %s', (policy) => {
    const scores = scoreAssessment(model, answers, { policy, method: 'self' });
    const modules: Readonly<Record<string, { score: number | null; applicable: string }>> = vector.expected.modules;
    for (const [id, expected] of [...Object.entries(modules), ['overall', vector.expected.overall] as const]) {
      const score = id === 'overall' ? scores.overall : scores.modules[id];
      const { applicable, assessed } = score?.completeness ?? { applicable: -1, assessed: -1 };
      const total = applicable + (score?.distribution.notApplicable ?? 0);
      expect(`${applicable} of ${total}`).toBe(expected.applicable);
      // The workbook divides by zero where nothing is rated; that is "not assessed", or nothing applicable, with us.
      if (expected.score === null) expect([score?.score, assessed]).toEqual([applicable > 0 ? 0 : null, 0]);
      else expect(score?.score).toBeCloseTo(expected.score, 12);
    }
  });
});
