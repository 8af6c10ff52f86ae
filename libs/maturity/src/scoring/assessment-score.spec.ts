import { progressCells } from '../../testing/progress-cells';
import { levels, smallModel } from '../../testing/small-model';
import { type Answer, AnswerError } from '../answers';
import { scoreAssessment } from './assessment-score';
import { levelName } from './options';
import { toLevel } from './score';

const PKIMM = { policy: 'pkimm', method: 'formal' } as const;
const WORKBOOK = { policy: 'workbook', method: 'formal' } as const;
const SELF = { policy: 'pkimm', method: 'self' } as const;

const model = smallModel({
  G: [
    [5, [3, 2, 1]],
    [4, [2, 2]],
  ],
  M: [[3, [1]]],
});
const moduleScope = (id: string, applicability: Answer['applicability']): Answer => ({
  module: id,
  applicability,
  level: 0,
});
const categoryScope = (id: string, applicability: Answer['applicability']): Answer => ({
  ...moduleScope(id.slice(0, 1), applicability),
  category: id,
});

describe('a formal assessment', () => {
  it('averages levels by weight, and categories by category weight', () => {
    const { categories, modules, overall } = scoreAssessment(
      model,
      levels({ G1: [4, 2, 5], G2: [1, 2], M1: [3] }),
      PKIMM,
    );
    expect(categories['G1']).toMatchObject({ fraction: '7/2', score: 3.5, level: 3, percentage: 70, progress: 50 });
    expect(categories['G2']).toMatchObject({ fraction: '3/2', level: 1 });
    expect(modules['G']?.fraction).toBe('47/18');
    expect(overall.fraction).toBe('65/24');
  });

  it('averages categories for the whole, never modules', () => {
    const { overall, modules } = scoreAssessment(model, levels({ G1: [5, 5, 5], G2: [5, 5], M1: [1] }), PKIMM);
    expect([modules['G']?.score, modules['M']?.score]).toEqual([5, 1]);
    expect(overall.fraction).toBe('4');
  });

  it('leaves out what is not assessed under pkimm', () => {
    const { categories, modules, overall } = scoreAssessment(model, levels({ G1: [4, 0, 2] }), PKIMM);
    expect(categories['G1']?.fraction).toBe('7/2');
    expect(categories['G2']).toMatchObject({ state: 'not-assessed', score: 0, level: 0, applicable: true });
    expect(modules['G']?.fraction).toBe('7/2');
    expect(modules['M']).toMatchObject({ state: 'not-assessed', score: 0, level: 0 });
    expect(overall).toMatchObject({ fraction: '7/2', completeness: { assessed: 2, applicable: 6 } });
  });

  it('counts what is not assessed as level 0 under workbook', () => {
    const { categories, modules, overall } = scoreAssessment(model, levels({ G1: [4, 0, 2] }), WORKBOOK);
    expect(categories['G1']?.fraction).toBe('7/3');
    expect(categories['G2']).toMatchObject({ state: 'not-assessed', score: 0, level: 0, applicable: true });
    expect(modules['G']?.fraction).toBe('35/27');
    expect(overall.fraction).toBe('35/36');
  });

  it.each([PKIMM, WORKBOOK])('leaves out what is not applicable under $policy', (options) => {
    const answers = levels({ G1: ['out', 4, 5], G2: ['out', 'out'], M1: [2] });
    const { categories, modules } = scoreAssessment(model, answers, options);
    expect(categories['G1']).toMatchObject({ fraction: '13/3', applicability: 'partially-applicable' });
    expect(categories['G2']).toMatchObject({ state: 'not-applicable', applicable: false, score: null, level: null });
    expect(modules['G']).toMatchObject({ fraction: '13/3', applicability: 'partially-applicable' });
  });

  it('keeps levels of a category that is out of scope without counting them', () => {
    const answers = [...levels({ G1: [5, 5, 5], G2: [1, 1], M1: [1] }), categoryScope('G1', 'not-applicable')];
    const { categories, overall } = scoreAssessment(model, answers, PKIMM);
    expect(categories['G1']).toMatchObject({ score: null, distribution: { notApplicable: 3, notAssessed: 0 } });
    expect(overall).toMatchObject({ score: 1, completeness: { assessed: 3, applicable: 3 } });
  });

  it('takes a whole module out of scope', () => {
    const answers = [...levels({ G1: [5, 5, 5], G2: [5, 5], M1: [2] }), moduleScope('G', 'not-applicable')];
    const { modules, overall, categories } = scoreAssessment(model, answers, PKIMM);
    expect(modules['G']).toMatchObject({ state: 'not-applicable', score: null });
    expect(overall.score).toBe(2);
    expect(categories['G1']?.derivation.terms[0]?.reason).toBe('module-not-applicable');
  });

  it('rates the applicable part of what is partially applicable like everything else', () => {
    const answers = levels({ G1: [4, 2, 5] });
    const partial = answers.map((answer) => ({ ...answer, applicability: 'partially-applicable' as const }));
    const score = scoreAssessment(model, partial, PKIMM).categories['G1'];
    expect(score?.fraction).toBe(scoreAssessment(model, answers, PKIMM).categories['G1']?.fraction);
    expect(score?.applicability).toBe('partially-applicable');
  });

  it('never divides by zero: a category whose requirements weigh nothing is not applicable', () => {
    const weightless = smallModel({
      G: [
        [5, [0, 0]],
        [0, [1]],
        [2, []],
      ],
    });
    for (const options of [PKIMM, WORKBOOK]) {
      const { categories, overall } = scoreAssessment(weightless, levels({ G1: [3, 3], G2: [4] }), options);
      expect(categories['G1']?.score).toBeNull();
      expect(categories['G3']?.score).toBeNull();
      expect(categories['G2']?.score).toBe(4);
      expect(overall.score).toBeNull();
    }
  });

  it('is not assessed as long as only requirements without weight are rated', () => {
    const partly = smallModel({ G: [[5, [0, 2]]] });
    const { categories } = scoreAssessment(partly, levels({ G1: [3, 0] }), PKIMM);
    expect(categories['G1']).toMatchObject({ state: 'not-assessed', score: 0 });
  });
});

describe('beside a score stands', () => {
  const answers = levels({ G1: [4, 0, 'out'], G2: [1, 5], M1: [4] });

  it('how many are at each level, not assessed, and out of scope', () => {
    const { categories, modules, overall } = scoreAssessment(model, answers, PKIMM);
    const none = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
    expect(categories['G1']?.distribution).toEqual({ notApplicable: 1, notAssessed: 1, levels: { ...none, 4: 1 } });
    expect(modules['G']?.distribution).toEqual({
      notApplicable: 1,
      notAssessed: 1,
      levels: { ...none, 1: 1, 4: 1, 5: 1 },
    });
    expect(overall.distribution).toEqual({ notApplicable: 1, notAssessed: 1, levels: { ...none, 1: 1, 4: 2, 5: 1 } });
    expect(overall.completeness).toEqual({ assessed: 4, applicable: 5 });
  });

  it('whether it is applicable as a whole', () => {
    const out = [...levels({ G1: [4, 1, 2], M1: [4] }), categoryScope('G2', 'not-applicable')];
    const { categories, modules, overall } = scoreAssessment(model, out, PKIMM);
    expect(categories['G1']?.applicability).toBe('applicable');
    expect(categories['G2']?.applicability).toBe('not-applicable');
    expect(modules['M']?.applicability).toBe('applicable');
    expect([modules['G']?.applicability, overall.applicability]).toEqual([
      'partially-applicable',
      'partially-applicable',
    ]);
    expect(categories['G2']?.derivation.terms[0]?.reason).toBe('category-not-applicable');
    const none = scoreAssessment(
      model,
      ['G', 'M'].map((id) => moduleScope(id, 'not-applicable')),
      PKIMM,
    );
    expect(none.overall).toMatchObject({ applicability: 'not-applicable', applicable: false });
    expect(scoreAssessment(model, [], PKIMM).overall.applicability).toBe('applicable');
  });

  it.each([
    [null, null, [0, 0, 0, 0, 0]],
    [0, 0, [0, 0, 0, 0, 0]],
    [0, 40, [0.4, 0, 0, 0, 0]],
    [3, 50, [1, 1, 1, 0.5, 0]],
    [5, 0, [1, 1, 1, 1, 1]],
  ] as const)('at level %s and %s percent of the way to the next the bar %j', (level, progress, cells) => {
    expect(progressCells({ level, progress })).toEqual(cells);
  });
});

describe('a number that is no level', () => {
  it.each([-1, 6, 2.5, NaN])('is refused: %s', (value) => {
    expect(() => toLevel(value)).toThrow(new RangeError(`${value} is not a maturity level.`));
  });
});

describe('the derivation of a score', () => {
  it('names every requirement with its product, or why it does not count', () => {
    const { categories } = scoreAssessment(model, levels({ G1: [4, 0, 'out'] }), PKIMM);
    expect(categories['G1']?.derivation).toMatchObject({
      productSum: { number: 12, fraction: '12' },
      weightSum: { number: 3, fraction: '3' },
      terms: [
        { id: '1', slug: 'g1-1', value: { number: 4 }, weight: { number: 3 }, product: { number: 12 }, counted: true },
        { id: '2', value: null, weight: { number: 2 }, product: null, counted: false, reason: 'not-assessed' },
        { id: '3', product: null, counted: false, reason: 'not-applicable' },
      ],
    });
  });

  it('tells a line in full', () => {
    const { categories, overall } = scoreAssessment(model, levels({ G1: [4, 0, 'out'] }), PKIMM);
    expect(categories['G1']?.derivation.terms[0]).toEqual({
      subject: 'requirement',
      id: '1',
      slug: 'g1-1',
      title: 'Requirement G1.1',
      value: { number: 4, fraction: '4' },
      weight: { number: 3, fraction: '3' },
      product: { number: 12, fraction: '12' },
      counted: true,
      reason: 'counted',
    });
    expect(overall.derivation.terms[1]).toEqual({
      subject: 'category',
      id: 'G2',
      slug: 'g2',
      title: 'Category G2',
      value: null,
      weight: { number: 4, fraction: '4' },
      product: null,
      counted: false,
      reason: 'not-assessed',
    });
  });

  it('says where level 0 was counted', () => {
    const { categories, overall } = scoreAssessment(model, levels({ G1: [4, 0, 1] }), WORKBOOK);
    expect(categories['G1']?.derivation.terms[1]).toMatchObject({ counted: true, reason: 'counted-as-zero' });
    expect(overall.derivation.terms[1]).toMatchObject({ id: 'G2', counted: true, reason: 'counted-as-zero' });
  });

  it('names untruncated category scores behind modules and the whole', () => {
    const { overall } = scoreAssessment(model, levels({ G1: [4, 2, 5], M1: ['out'] }), PKIMM);
    expect(overall.derivation.terms).toMatchObject([
      { subject: 'category', id: 'G1', value: { fraction: '7/2' }, product: { fraction: '35/2' }, reason: 'counted' },
      { subject: 'category', id: 'G2', reason: 'not-assessed' },
      { subject: 'category', id: 'M1', reason: 'nothing-in-scope' },
    ]);
  });

  it('adds up: products divided by weights are the score', () => {
    const { categories, modules, overall } = scoreAssessment(model, levels({ G1: [4, 1, 5], G2: [1, 2] }), WORKBOOK);
    for (const score of [overall, ...Object.values(modules), ...Object.values(categories)]) {
      const { productSum, weightSum, terms } = score.derivation;
      const products = terms.reduce((total, term) => total + (term.product?.number ?? 0), 0);
      expect(products).toBeCloseTo(productSum.number, 12);
      expect(productSum.number / weightSum.number).toBeCloseTo(score.score ?? -1, 12);
    }
  });
});

describe('a self-assessment', () => {
  const rated = (id: string, level: Answer['level']): Answer => ({ ...categoryScope(id, 'applicable'), level });

  it('takes the category ratings as they are', () => {
    const { categories, modules, overall } = scoreAssessment(
      model,
      [rated('G1', 4), rated('G2', 1), rated('M1', 2)],
      SELF,
    );
    expect(categories['G1']).toMatchObject({ score: 4, level: 4, completeness: { assessed: 1, applicable: 1 } });
    expect(modules['G']?.fraction).toBe('8/3');
    expect(overall).toMatchObject({ fraction: '5/2', completeness: { assessed: 3, applicable: 3 } });
  });

  it.each(['pkimm', 'workbook', 'web'] as const)(
    'leaves out unrated categories under %s, as its workbook does',
    (policy) => {
      const { overall } = scoreAssessment(model, [rated('G1', 4)], { policy, method: 'self' });
      expect(overall).toMatchObject({ score: 4, completeness: { assessed: 1, applicable: 3 } });
    },
  );

  it('takes categories and modules out of scope', () => {
    const answers = [rated('G1', 4), categoryScope('G2', 'not-applicable'), moduleScope('M', 'not-applicable')];
    const { overall, modules } = scoreAssessment(model, answers, SELF);
    expect(overall).toMatchObject({ score: 4, distribution: { notApplicable: 2, notAssessed: 0 } });
    expect(modules['M']?.score).toBeNull();
  });
});

describe('answers that do not fit', () => {
  const answer: Answer = { module: 'G', category: 'G1', requirement: '1', applicability: 'applicable', level: 3 };
  const problemsOf = (answers: readonly Answer[], options: typeof PKIMM | typeof SELF) => {
    try {
      scoreAssessment(model, answers, options);
    } catch (error) {
      if (error instanceof AnswerError) return error.problems;
    }
    return [];
  };

  it.each<[string, Partial<Answer>, string, string]>([
    [
      'an unknown module',
      { module: 'X' },
      'answers[1]',
      'the model has no requirement "1" in category "G1" of module "X"',
    ],
    ['an unknown category', { category: 'G9' }, 'answers[1]', 'the model has no requirement'],
    ['an unknown requirement', { requirement: '9' }, 'answers[1]', 'the model has no requirement "9"'],
    ['a requirement of another category', { category: 'G2', requirement: '3' }, 'answers[1]', 'the model has no'],
    ['a requirement without its category', { category: undefined }, 'answers[1].category', 'is missing'],
    ['a level on a category', { requirement: undefined }, 'answers[1].level', 'must be 0 here'],
    ['a level on a module', { category: undefined, requirement: undefined }, 'answers[1].level', 'must be 0 here'],
  ])('refuses %s in a formal assessment', (_name, change, path, message) => {
    const problems = problemsOf(
      [
        { ...answer, requirement: '2' },
        { ...answer, ...change },
      ],
      PKIMM,
    );
    expect(problems).toEqual([{ path, message: expect.stringContaining(message) }]);
  });

  it('refuses a requirement in a self-assessment', () => {
    expect(problemsOf([answer], SELF)).toMatchObject([{ path: 'answers[0].requirement' }]);
  });

  it('refuses two answers to the same item, and names every problem', () => {
    const problems = problemsOf([answer, answer, { ...answer, category: 'G9' }], PKIMM);
    expect(problems.map(({ path }) => path)).toEqual(['answers[1]', 'answers[2]']);
  });

  it.each([6, -1, 2.5, NaN])('refuses the level %s', (level) => {
    const untyped: Answer = JSON.parse(JSON.stringify(answer));
    expect(problemsOf([Object.assign(untyped, { level })], PKIMM)).toMatchObject([{ path: 'answers[0].level' }]);
  });

  it('refuses an unknown applicability', () => {
    const untyped: Answer = Object.assign({ ...answer }, { applicability: 'maybe' });
    expect(problemsOf([untyped], PKIMM)).toMatchObject([{ path: 'answers[0].applicability' }]);
  });
});

describe('what is said of answers that do not fit', () => {
  const answer: Answer = { module: 'G', category: 'G1', requirement: '1', applicability: 'applicable', level: 3 };
  const whole = 'must be a whole number from 0 (not assessed) to 5';

  it.each<[Partial<Answer>, 'formal' | 'self', string]>([
    [{ module: 'X' }, 'formal', 'answers[0]: the model has no requirement "1" in category "G1" of module "X"'],
    [
      { category: 'X', requirement: undefined, level: 0 },
      'formal',
      'answers[0]: the model has no category "X" in module "G"',
    ],
    [
      { module: 'X', category: undefined, requirement: undefined, level: 0 },
      'formal',
      'answers[0]: the model has no module "X"',
    ],
    [
      { category: undefined },
      'formal',
      'answers[0].category: is missing: a requirement is named together with its category',
    ],
    [{}, 'self', 'answers[0].requirement: is not part of a self-assessment, which rates categories'],
    [{ requirement: undefined }, 'formal', 'answers[0].level: must be 0 here: a formal assessment rates requirements'],
    [
      { category: undefined, requirement: undefined },
      'self',
      'answers[0].level: must be 0 here: a self-assessment rates categories',
    ],
    [{ level: 6 as Answer['level'] }, 'formal', `answers[0].level: ${whole}`],
    [{ level: -1 as Answer['level'] }, 'formal', `answers[0].level: ${whole}`],
    [
      { applicability: 'maybe' as Answer['applicability'] },
      'formal',
      'answers[0].applicability: must be one of applicable, partially-applicable, not-applicable',
    ],
  ])('%j in a %s assessment: %s', (change, method, message) => {
    const score = () => scoreAssessment(model, [{ ...answer, ...change }], { policy: 'pkimm', method });
    expect(score).toThrow(AnswerError);
    expect(score).toThrow(message);
  });

  it('names what was answered twice', () => {
    const score = () => scoreAssessment(model, [answer, answer], PKIMM);
    expect(score).toThrow('answers[1]: answers requirement "1" in category "G1" of module "G" a second time');
    expect(score).toThrow(expect.objectContaining({ name: 'AnswerError' }));
  });

  it.each<[Partial<Answer>, 'formal' | 'self']>([
    [{ level: 0 }, 'formal'],
    [{ level: 5 }, 'formal'],
    [{ requirement: undefined, applicability: 'not-applicable' }, 'formal'],
    [{ requirement: undefined, level: 5 }, 'self'],
  ])('%j in a %s assessment: nothing', (change, method) => {
    expect(() => scoreAssessment(model, [{ ...answer, ...change }], { policy: 'pkimm', method })).not.toThrow();
  });
});

describe('the name of a level', () => {
  it.each([
    [2, 'pkimm', 'Basic'],
    [0, 'pkimm', 'Not assessed'],
    [0, 'workbook', 'Not evaluated'],
    [null, 'workbook', 'Not applicable'],
  ] as const)('of %s under %s is "%s"', (level, policy, name) => {
    expect(levelName(model, level, policy)).toBe(name);
  });

  it('is its number where the release has none', () => {
    expect(levelName(smallModel({}), 3, 'pkimm')).toBe('Level 3');
    expect(levelName(smallModel({ G: [] }), 3, 'pkimm')).toBe('Level 3');
  });
});
