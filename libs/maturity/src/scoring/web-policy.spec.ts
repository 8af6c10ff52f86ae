import { levels, smallModel } from '../../testing/small-model';
import { type Answer, AnswerError } from '../answers';
import { type Extension } from '../extension';
import { type MaturityLevel } from '../model';
import { scoreAssessment } from './assessment-score';
import { scoreExtension } from './extension-score';
import { gapToNextLevel } from './gap';

const WEB = { policy: 'web', method: 'formal' } as const;
const PKIMM = { policy: 'pkimm', method: 'formal' } as const;
const model = smallModel({
  G: [
    [5, [3, 2]],
    [4, [1, 1]],
  ],
  M: [[2, [1]]],
});
const declared = (category: string, level: MaturityLevel): Answer => ({
  module: category.slice(0, 1),
  category,
  applicability: 'applicable',
  level,
});

describe('the policy of the official browser tool', () => {
  it('is the published method where requirements are rated', () => {
    const answers = levels({ G1: [3, 4], G2: [1, 0], M1: ['out'] });
    expect(scoreAssessment(model, answers, WEB)).toEqual({ ...scoreAssessment(model, answers, PKIMM), policy: 'web' });
  });

  it('takes the level declared for a category while none of its requirements is rated', () => {
    const { categories, overall } = scoreAssessment(model, [...levels({ G1: [3, 3] }), declared('G2', 5)], WEB);
    expect(categories['G2']).toMatchObject({ state: 'scored', fraction: '5' });
    expect(overall.fraction).toBe('35/9');
  });

  it('does not count a declared level as rated: completeness is of requirements', () => {
    const { categories, overall } = scoreAssessment(model, [...levels({ G1: [3, 3] }), declared('G2', 5)], WEB);
    expect(categories['G2']?.completeness).toEqual({ assessed: 0, applicable: 2 });
    expect(overall.completeness).toEqual({ assessed: 2, applicable: 5 });
  });

  it('forgets a declared level as soon as one requirement in scope is rated', () => {
    const { categories } = scoreAssessment(model, [...levels({ G2: [2, 0] }), declared('G2', 5)], WEB);
    expect(categories['G2']?.fraction).toBe('2');
  });

  it('takes it where the only rated requirement is out of scope', () => {
    const out: Answer = { module: 'G', category: 'G2', requirement: '1', applicability: 'not-applicable', level: 4 };
    expect(scoreAssessment(model, [out, declared('G2', 5)], WEB).categories['G2']?.fraction).toBe('5');
  });

  it.each([
    ['all its requirements are out of scope', [...levels({ G2: ['out', 'out'] }), declared('G2', 5)]],
    ['the category is', [{ ...declared('G2', 5), applicability: 'not-applicable' as const }]],
  ])('has no use for it where %s', (_name, answers) => {
    expect(scoreAssessment(model, answers, WEB).categories['G2']).toMatchObject({ state: 'not-applicable' });
  });

  it.each(['pkimm', 'workbook'] as const)('is the only one: %s takes no level of a category', (policy) => {
    expect(() => scoreAssessment(model, [declared('G2', 5)], { policy, method: 'formal' })).toThrow(AnswerError);
  });

  it('has no way up to offer where the category itself is rated', () => {
    const gap = gapToNextLevel(model, [declared('G2', 3)], { module: 'G', category: 'G2' }, WEB);
    expect(gap).toMatchObject({ level: 3, nextLevel: 4, limiting: [], lift: null });
  });
});

describe('an extension under the policy of the official browser tool', () => {
  const extension: Extension = {
    id: 'x',
    name: 'X',
    version: '1.0.0',
    schemaVersion: '1.0.0',
    description: '',
    documentation: '',
    compatibility: ['1.1.0'],
    reportsFloor: false,
    references: [],
    relevance: [{ module: 'G', category: 'G1', weight: 5, guidance: '', assessment: '', references: [], levels: [] }],
    overlays: [],
  };
  const relevance = [{ module: 'G', category: 'G1', level: 1 }] as const;
  const blended = (answers: readonly Answer[], policy: 'web' | 'pkimm', method: 'formal' | 'self' = 'formal') =>
    scoreExtension(model, extension, { answers, relevance }, { policy, method }).categories['G1']?.blended.fraction;

  it.each([
    // 4·3 + 1·5 over the 3 of what is rated and 5, by the published page over 5 and 5.
    ['what is rated', levels({ G1: [4, 0] }), 'web', '17/8'],
    ['what is in scope', levels({ G1: [4, 0] }), 'pkimm', '5/2'],
    ['what is rated and in scope', levels({ G1: [4, 'out'] }), 'web', '17/8'],
    ['everything, where the category is declared', [declared('G1', 4)], 'web', '5/2'],
    ['everything, scoped out or not', [...levels({ G1: [0, 'out'] }), declared('G1', 4)], 'web', '5/2'],
  ] as const)('weighs the level with the weights of %s', (_name, answers, policy, expected) => {
    expect(blended(answers, policy)).toBe(expected);
  });

  it('weighs with all requirements in a self-assessment', () => {
    expect(blended([declared('G1', 4)], 'web', 'self')).toBe('5/2');
  });
});
