import { answerView, answersAt, assessmentView, release, responseId } from '@certitude/web/testing';
import { answerTo, resultsOf, targetText } from './results';

const out = { applicability: 'not-applicable', reason: 'None' } as const;
const answers = [
  ...answersAt(4, 1, 2).slice(0, 3),
  answerView(4, { applicability: out }, { module: 'O', category: 'monitoring' }),
];
const results = resultsOf(assessmentView, release, answers);

describe('the results of an assessment', () => {
  it('are scored as its policy and method say', () => {
    expect(results.explained.overall).toMatchObject({ value: { fraction: '21/8' }, level: 2 });
    const byWorkbook = resultsOf({ ...assessmentView, policy: 'workbook' }, release, answersAt(4, 1, 2, 0));
    expect(byWorkbook.explained.overall.value?.fraction).toBe('7/4');
    expect(results.nameOf(results.explained.overall)).toBe('Basic');
    expect(results.levelNames).toEqual(['Initial', 'Basic', 'Advanced', 'Managed', 'Optimized']);
  });

  it('draw nothing as 0 that is not assessed or not applicable', () => {
    const { bars, axes } = resultsOf(assessmentView, release, [...answersAt(4, 1, 0).slice(0, 3), ...answers.slice(3)]);
    expect(bars.map(({ label, score, notApplicable }) => [label, score, notApplicable])).toEqual([
      ['Strategy', 3.25, false],
      ['Policies', null, false],
      ['Monitoring', null, true],
    ]);
    expect(axes.map(({ score, target }) => [score, target])).toEqual([
      [3.25, 4],
      [null, 4],
      [null, 4],
    ]);
    const counted = resultsOf({ ...assessmentView, policy: 'workbook' }, release, answersAt(4, 1, 0, 0));
    expect(counted.bars.map(({ score }) => score)).toEqual([3.25, null, null]);
  });

  it('count what is at each level, as a whole and by module', () => {
    expect(results.distribution).toEqual([
      { key: 'overall', label: 'Overall', levels: [1, 1, 0, 1, 0], notAssessed: 0, notApplicable: 1 },
      { key: 'G', label: 'Governance', levels: [1, 1, 0, 1, 0], notAssessed: 0, notApplicable: 0 },
      { key: 'O', label: 'Operations', levels: [0, 0, 0, 0, 0], notAssessed: 0, notApplicable: 1 },
    ]);
  });

  it('have gaps only where there is a target', () => {
    expect(results.gaps?.gaps.map(({ category }) => category.title)).toEqual(['Policies', 'Strategy']);
    expect(resultsOf({ ...assessmentView, targetLevel: null }, release, answers).gaps).toBeNull();
  });

  it('compare each part with its own target, or the nearest', () => {
    const targets = [
      { module: 'G', category: 'id-of-policies', requirement: null, level: 2 },
      { module: 'O', category: null, requirement: null, level: 5 },
    ];
    const aimed = resultsOf({ ...assessmentView, beside: { declared: [], targets } }, release, answers);
    expect([...aimed.targets]).toEqual([
      ['G', 4],
      ['id-of-strategy', 4],
      ['id-of-policies', 2],
      ['O', 5],
      ['id-of-monitoring', 5],
    ]);
    expect(aimed.axes.map(({ label, target }) => [label, target])).toEqual([
      ['Strategy', 4],
      ['Policies', 2],
      ['Monitoring', 5],
    ]);
    expect(aimed.gaps?.gaps.map(({ category }) => category.title)).toEqual(['Strategy']);
    const own = resultsOf(
      { ...assessmentView, targetLevel: null, beside: { declared: [], targets } },
      release,
      answers,
    );
    expect(own.gaps?.reached.map(({ title }) => title)).toEqual(['Policies']);
  });

  it('count a declared level only where the browser tool does, and in no completeness', () => {
    const declared = [{ module: 'G', category: 'id-of-policies', level: 5 }];
    const some = answersAt(4, 1, 0).slice(0, 3);
    const scoreBy = (policy: 'pkimm' | 'web') => {
      const rules = { ...assessmentView, policy, beside: { declared, targets: [] } };
      const { bars, explained } = resultsOf(rules, release, some);
      return { policies: bars[1]?.score, assessed: explained.overall.completeness?.assessed };
    };
    expect(scoreBy('pkimm')).toEqual({ policies: null, assessed: 2 });
    expect(scoreBy('web')).toEqual({ policies: 5, assessed: 2 });
  });

  it('know where each number was answered', () => {
    expect(answerTo(results.outline, 'id-of-strategy', 'id-of-requirement-2')).toBe(responseId(2));
    expect(answerTo(results.outline, 'id-of-strategy')).toBeNull();
    const rated = [answerView(1, { level: 3 }, { requirement: null })];
    const self = resultsOf({ ...assessmentView, method: 'self' }, release, rated);
    expect(answerTo(self.outline, 'id-of-strategy')).toBe(responseId(1));
    expect(self.rated).toBe('Categories');
  });
});

describe('a number beside its target', () => {
  const at = (number: number) => ({ state: 'scored', value: { number, fraction: String(number) } }) as const;

  it.each([
    [at(2.94), 4, 'Target 4, 1.06 to go'],
    [at(3.999), 4, 'Target 4, 0.01 to go'],
    [at(4), 4, 'Target 4, reached'],
    [at(2), null, 'No target set'],
    [{ state: 'not-assessed', value: null } as const, 4, 'Target 4'],
    [{ state: 'not-applicable', value: null } as const, 4, ''],
  ] as const)('%j of %s says: %s', (explanation, target, text) => {
    expect(targetText(explanation, target)).toBe(text);
  });
});
