import { type Method } from '@certitude/contracts';

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
