import { AWAITING_DECISION, type DashboardView, type PkiStanding } from '@certitude/contracts';

/** Something that brings the organization on, and where it is done, below its address. */
export interface DashboardStep {
  readonly text: string;
  readonly path: readonly string[];
  /** What the list there is narrowed to. */
  readonly query?: Readonly<Record<string, string>>;
}

/** Of the lists, what a number on the dashboard counted. */
export const OVERDUE = { due: 'overdue' } as const;
export const SUBMITTED = { state: AWAITING_DECISION } as const;

const SHOWN = 6;

/** What to do next: what waits for a decision first, then each PKI's own step. */
export function nextSteps(view: DashboardView): DashboardStep[] {
  const { responsesToReview, evidenceToReview, overduePlans } = view;
  const waiting: DashboardStep[] = [
    {
      text: `Catch up with ${amount(overduePlans, 'overdue plan')}`,
      path: overduePlans > 0 ? ['plans'] : [],
      query: OVERDUE,
    },
    {
      text: `Review ${amount(responsesToReview, 'answer')}`,
      path: responsesToReview > 0 ? ['answers-to-review'] : [],
    },
    {
      text: `Review ${amount(evidenceToReview, 'piece')} of evidence`,
      path: evidenceToReview > 0 ? ['evidence'] : [],
      query: SUBMITTED,
    },
  ];
  const steps = [...waiting.filter(({ path }) => path.length > 0), ...view.pkis.flatMap((pki) => stepOf(pki) ?? [])];
  return steps.slice(0, SHOWN);
}

function stepOf({ pkiId, name, assessmentId, state, overall, targetLevel }: PkiStanding): DashboardStep | null {
  if (assessmentId === null || overall === null) return { text: `Assess ${name}`, path: ['pkis', pkiId] };
  const open = overall.applicable - overall.assessed;
  const at = ['assessments', assessmentId];
  if (state !== 'finalized' && open > 0)
    return { text: `Answer ${amount(open, 'more requirement')} of ${name}`, path: at };
  if (targetLevel !== null && overall.level !== null && overall.level < targetLevel)
    return { text: `Plan what lifts ${name} to level ${targetLevel}`, path: [...at, 'results'] };
  return state === 'finalized' ? null : { text: `Finalize ${name}, which is fully answered`, path: at };
}

const amount = (count: number, of: string): string => `${count} ${of}${count === 1 ? '' : 's'}`;
