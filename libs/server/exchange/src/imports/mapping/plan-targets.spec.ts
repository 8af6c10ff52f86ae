import { type AssessmentDocument } from '@certitude/exchange';
import { planTargets } from './plan-targets';

const category = { module: 'G', category: 'strategy-and-vision' };

describe('targets of an import', () => {
  it.each<readonly [string, Pick<AssessmentDocument, 'targets' | 'plans'>, object[], number | null]>([
    ['nothing', {}, [], null],
    [
      'a level for each part that the source names',
      { targets: [{ level: 3 }, { module: 'G', level: 4 }, { ...category, requirement: 'sponsor-support', level: 2 }] },
      [
        { module: 'G', category: null, requirement: null, level: 4 },
        { ...category, requirement: 'sponsor-support', level: 2 },
      ],
      3,
    ],
    [
      'the highest that plans for a category aim at, once',
      {
        plans: [
          { ...category, targetLevel: 2 },
          { ...category, targetLevel: 4 },
        ],
      },
      [{ ...category, requirement: null, level: 4 }],
      null,
    ],
    [
      'what the source says of a category, whatever its plans aim at',
      { targets: [{ ...category, level: 3 }], plans: [{ ...category, targetLevel: 5 }] },
      [{ ...category, requirement: null, level: 3 }],
      null,
    ],
    ['nothing for plans of a requirement', { plans: [{ ...category, requirement: 'x', targetLevel: 5 }] }, [], null],
  ])('are %s', (_what, document, targets, targetLevel) => {
    expect(planTargets(document)).toEqual({ targets, targetLevel });
  });
});
