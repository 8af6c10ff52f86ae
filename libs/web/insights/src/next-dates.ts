import { type NextDate } from '@certitude/contracts';

/** What a day is about. */
export const DATE_KINDS: Readonly<Record<NextDate['kind'], string>> = {
  'plan-due': 'Action plan due',
  'evidence-ends': 'Evidence ends',
  'period-ends': 'Assessed period ends',
  'assessment-due': 'Assessment due',
};

/** Where it is looked at, below the organization's address. */
export function datePath(date: NextDate): readonly string[] {
  switch (date.kind) {
    case 'plan-due':
      return ['plans', date.planId];
    case 'evidence-ends':
      return ['evidence', date.evidenceId];
    case 'period-ends':
    case 'assessment-due':
      return ['assessments', date.assessmentId, 'details'];
  }
}
