import { type AssessmentContent } from '@certitude/contracts';
import { responseId } from './ids';

export type AnswerView = AssessmentContent['responses'][number];

/** An answer to `requirement-<number>` of the category "strategy" in `release`, unless told otherwise. */
export const answerView = (
  number: number,
  values: Partial<AnswerView['values']> = {},
  place: Partial<Pick<AnswerView, 'module' | 'category' | 'requirement'>> = {},
): AnswerView => ({
  id: responseId(number),
  module: 'G',
  category: 'strategy',
  requirement: `requirement-${number}`,
  origins: {},
  ...place,
  values: {
    level: 0,
    applicability: { applicability: 'applicable' },
    owner: null,
    reviewer: null,
    dueOn: null,
    flag: false,
    status: 'not-started',
    ...values,
  },
});

/** One answer to each requirement of `release`, with these levels. */
export const answersAt = (...levels: readonly AnswerView['values']['level'][]): readonly AnswerView[] => [
  answerView(1, { level: levels[0] ?? 0 }),
  answerView(2, { level: levels[1] ?? 0 }),
  answerView(3, { level: levels[2] ?? 0 }, { category: 'policies' }),
  answerView(4, { level: levels[3] ?? 0 }, { module: 'O', category: 'monitoring' }),
];
