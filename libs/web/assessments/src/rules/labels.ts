import { type Method, type Policy } from '@certitude/contracts';

/** Methods with what they mean for those who rely on the result. */
export const METHOD_LABELS: Readonly<
  Record<Method, { readonly text: string; readonly trust: 'low' | 'medium' | 'high'; readonly explanation: string }>
> = {
  self: {
    text: 'Self-assessment',
    trust: 'low',
    explanation:
      'Your own people rate each category as a whole. Quick, good for finding out where you stand; not independently verified.',
  },
  formal: {
    text: 'Formal assessment',
    trust: 'medium',
    explanation:
      'Every requirement is answered with a level, a rationale and evidence, and reviewed by someone other than its author.',
  },
  'third-party': {
    text: 'Independent third-party assessment',
    trust: 'high',
    explanation: 'Assessors from outside the organization answer and review every requirement on evidence.',
  },
};

export const POLICY_LABELS: Readonly<Record<Policy, { readonly text: string; readonly explanation: string }>> = {
  pkimm: {
    text: 'PKIMM',
    explanation: 'What is not assessed yet is left out of the score, which shows how far the answers go.',
  },
  workbook: {
    text: 'Workbook',
    explanation: 'What is not assessed yet counts as level 0 with its full weight, as in the Excel workbook.',
  },
};
