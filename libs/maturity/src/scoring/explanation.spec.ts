import fc from 'fast-check';
import { runs } from '../../testing/property-runs';
import { levels, smallModel } from '../../testing/small-model';
import { release } from '../../testing/releases';
import { selfAnswers, selfVectors, workbookAnswers, workbookVectors } from '../../testing/vectors';
import { type Answer, SCORING_METHODS } from '../answers';
import { type ModelRelease } from '../model';
import {
  type Rational,
  ZERO,
  compare,
  dividedBy,
  floor,
  fromText,
  isZero,
  plus,
  sum,
  times,
  toText,
} from '../rational';
import { scoreAssessment } from './assessment-score';
import { type Explanation, explainAssessment } from './explanation';
import { SCORING_POLICIES, type ScoringOptions } from './options';
import { policyTexts, reasonText } from './policy-texts';
import { type Exact, toLevel } from './score';

const EVERY: readonly ScoringOptions[] = SCORING_POLICIES.flatMap((policy) =>
  SCORING_METHODS.map((method) => ({ policy, method })),
);
const PKIMM = { policy: 'pkimm', method: 'formal' } as const;
const WORKBOOK = { policy: 'workbook', method: 'formal' } as const;

const of = (value: Exact | null): Rational => (value ? fromText(value.fraction) : ZERO);
const total = (parts: readonly Explanation[], what: 'product' | 'contribution'): Rational =>
  sum(parts.map((part) => of(part[what])));
const counted = (parts: readonly Explanation[]): Rational =>
  sum(parts.filter(({ product }) => product !== null).map(({ weight }) => of(weight)));

/** Everything that has to add up in one number and in all below it. */
function expectSums(explanation: Explanation): void {
  const { value, level, weight, product, sums, parts } = explanation;
  if (value) expect(level).toBe(floor(of(value)));
  if (product && weight) expect(toText(of(product))).toBe(toText(times(of(value), of(weight))));
  if (!sums || parts.length === 0) return;
  expect(toText(total(parts, 'product'))).toBe(sums.productSum.fraction);
  expect(toText(counted(parts))).toBe(sums.weightSum.fraction);
  expect(toText(total(parts, 'contribution'))).toBe(toText(of(value)));
  if (value) expect(toText(dividedBy(of(sums.productSum), of(sums.weightSum)))).toBe(value.fraction);
  parts.forEach(expectSums);
}

/** The explanation ends where the score does, and adds up on the way there. */
function expectExplained(model: ModelRelease, answers: readonly Answer[], options: ScoringOptions): void {
  const score = scoreAssessment(model, answers, options);
  const explained = explainAssessment(model, score);
  expectSums(explained.overall);
  const pairs = [
    [explained.overall, score.overall] as const,
    ...explained.modules.map((each) => [each, score.modules[each.id]] as const),
    ...explained.categories.map((each) => [each, score.categories[each.id]] as const),
  ];
  expect(pairs).toHaveLength(1 + Object.keys(score.modules).length + Object.keys(score.categories).length);
  for (const [explanation, own] of pairs) {
    expect(explanation.state).toBe(own?.state);
    expect(explanation.value?.fraction ?? null).toBe(own?.state === 'scored' ? own.fraction : null);
    expect(explanation.level).toBe(own?.level);
  }
}

const small = smallModel({
  G: [
    [5, [3, 2, 1]],
    [4, [2, 2]],
    [0, [1]],
  ],
  M: [[3, [1, 0]]],
  O: [[2, []]],
});
const anyLevel = fc.integer({ min: 0, max: 5 }).map(toLevel);
const anyScope = fc.constantFrom('applicable', 'applicable', 'applicable', 'partially-applicable', 'not-applicable');
type Place = Pick<Answer, 'module' | 'category' | 'requirement'>;

const placesOf = (model: ModelRelease, method: ScoringOptions['method']): readonly Place[] =>
  model.modules.flatMap(({ id: module, categories }) =>
    categories.flatMap(({ id: category, requirements }): Place[] =>
      method === 'self'
        ? [{ module, category }]
        : requirements.map(({ id: requirement }) => ({ module, category, requirement })),
    ),
  );

const anyAnswersTo = (model: ModelRelease, { method }: ScoringOptions): fc.Arbitrary<readonly Answer[]> => {
  const rated = placesOf(model, method).map((place) =>
    fc.record({ level: anyLevel, applicability: anyScope }).map((answer): Answer => ({ ...place, ...answer })),
  );
  const scopes = method === 'self' ? [] : placesOf(model, 'self');
  const scoped = [...scopes, ...model.modules.map(({ id: module }): Place => ({ module }))].map((place) =>
    anyScope.map((applicability): Answer => ({ ...place, applicability, level: 0 })),
  );
  return fc.tuple(...rated, ...scoped).chain((all) => fc.subarray(all));
};

describe('the explanation of a score', () => {
  it.each(EVERY)('adds up to exactly what is scored, whatever was answered, by $policy and $method', (options) => {
    for (const [model, times] of [
      [small, 200],
      [release('2.0.0'), 15],
    ] as const) {
      fc.assert(
        fc.property(anyAnswersTo(model, options), (answers) => expectExplained(model, answers, options)),
        { numRuns: runs(times) },
      );
    }
  });

  it.each(workbookVectors)('adds up to what the official workbook computed, $name', (vector) => {
    const model = release('1.0.0');
    for (const options of EVERY.filter(({ method }) => method === 'formal')) {
      expectExplained(model, workbookAnswers(model, vector), options);
    }
  });

  it.each(selfVectors)('adds up to what the official self-assessment computed, $name', (vector) => {
    const model = release('1.0.0');
    for (const options of EVERY.filter(({ method }) => method === 'self')) {
      expectExplained(model, selfAnswers(model, vector), options);
    }
  });

  it('unfolds the whole into modules, categories and requirements, each with what it adds', () => {
    const score = scoreAssessment(small, levels({ G1: [4, 2, 'out'], G2: [1, 3], M1: [5, 0] }), PKIMM);
    const { overall } = explainAssessment(small, score);
    expect(overall).toMatchObject({ title: 'Overall', value: { fraction: '13/4' }, level: 3, weight: null });
    const [governance, management, operations] = overall.parts;
    expect(governance).toMatchObject({
      subject: 'module',
      weight: { fraction: '9' },
      product: { fraction: '24' },
      value: { fraction: '8/3' },
      contribution: { fraction: '2' },
      reason: 'counted',
    });
    expect(management).toMatchObject({ contribution: { fraction: '5/4' }, weight: { fraction: '3' } });
    expect(operations).toMatchObject({ state: 'not-applicable', reason: 'nothing-in-scope', contribution: null });
    const [strategy] = governance?.parts ?? [];
    expect(strategy).toMatchObject({ subject: 'category', value: { fraction: '16/5' }, weight: { fraction: '5' } });
    expect(strategy?.parts).toMatchObject([
      { value: { number: 4 }, weight: { number: 3 }, product: { number: 12 }, contribution: { fraction: '12/5' } },
      { value: { number: 2 }, contribution: { fraction: '4/5' }, reason: 'counted', level: 2 },
      { value: null, contribution: null, reason: 'not-applicable', state: 'not-applicable', level: null },
    ]);
  });

  it('says of a module as of its categories why it does not count', () => {
    const out: Answer = { module: 'M', applicability: 'not-applicable', level: 0 };
    const { modules } = explainAssessment(small, scoreAssessment(small, [out], PKIMM));
    expect(modules.map(({ reason }) => reason)).toEqual(['not-assessed', 'not-applicable', 'nothing-in-scope']);
    const zero = explainAssessment(small, scoreAssessment(small, [out], WORKBOOK)).modules;
    expect(zero.map(({ reason }) => reason)).toEqual(['counted-as-zero', 'not-applicable', 'nothing-in-scope']);
    expect(zero[1]?.parts[0]?.parts[0]).toMatchObject({ reason: 'module-not-applicable', value: null });
  });

  it('ends at the categories in a self-assessment, which rates them', () => {
    const rated: Answer = { module: 'G', category: 'G1', applicability: 'applicable', level: 4 };
    const score = scoreAssessment(small, [rated], { policy: 'pkimm', method: 'self' });
    expect(explainAssessment(small, score).categories[0]).toMatchObject({
      value: { number: 4 },
      sums: null,
      parts: [],
    });
  });
});

describe('what a policy says of itself', () => {
  const RATED = { formal: 'requirement', self: 'category' } as const;

  it.each(EVERY)('is what it does to something that becomes unassessed, by $policy and $method', (options) => {
    const model = smallModel({
      G: [
        [1, [1, 1]],
        [1, [1, 1]],
      ],
    });
    const answers = placesOf(model, options.method).map((place): Answer => ({
      ...place,
      applicability: 'applicable',
      level: 4,
    }));
    const overall = (all: readonly Answer[]) => scoreAssessment(model, all, options).overall;
    const [first, ...rest] = answers;
    if (!first) throw new Error('The model has nothing to answer.');
    const without = overall([{ ...first, level: 0 }, ...rest]).fraction;
    const does = without === '4' ? 'is left out of the average' : 'counts as level 0 with its full weight';
    const { unassessed, noJudgement } = policyTexts(options);
    expect(unassessed).toContain(`A ${RATED[options.method]} that is not assessed ${does}`);
    expect(noJudgement).toContain(does === 'is left out of the average' ? 'is left out' : 'counts as level 0');
    // A whole category.
    const size = answers.length / 2;
    const half = answers.map((answer, at) => (at < size ? { ...answer, level: toLevel(0) } : answer));
    const halved = overall(half).fraction === '2';
    expect(policyTexts(options).unassessedCategory).toContain(halved ? 'counts as 0' : 'is left out');
    const reasons = explainAssessment(model, scoreAssessment(model, half, options)).categories.map(({ reason }) =>
      reasonText(reason),
    );
    expect(reasons).toEqual([halved ? 'Not assessed, counts as 0' : 'Not assessed, left out', 'Counts']);
  });

  it.each([
    ['pkimm', 'formal', 'left out'],
    ['pkimm', 'self', 'left out'],
    ['workbook', 'formal', 'counts as level 0'],
    ['workbook', 'self', 'left out'],
  ] as const)('tells %s in a %s assessment apart: %s', (policy, method, says) => {
    const texts = policyTexts({ policy, method });
    expect([texts.unassessed, texts.noJudgement].every((text) => text.includes(says))).toBe(true);
    expect(texts.name).toBe(policy === 'pkimm' ? 'PKIMM scoring' : 'Workbook scoring');
    expect(texts.about).toContain(policy === 'pkimm' ? 'publishes' : 'Excel workbook');
  });

  it('is true of what is not applicable and of levels, too', () => {
    const { notApplicable, level } = policyTexts(PKIMM);
    const out = scoreAssessment(small, levels({ G1: [4, 'out', 'out'] }), PKIMM).categories['G1'];
    expect([notApplicable, out?.fraction]).toEqual(['What is not applicable is left out, with its weight.', '4']);
    const cut = scoreAssessment(small, levels({ G2: [3, 2] }), PKIMM).categories['G2'];
    expect([level, cut?.level]).toEqual([expect.stringContaining('at or below the exact score'), 2]);
  });
});
