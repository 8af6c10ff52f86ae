import { type PlanStatus } from '@certitude/contracts';

/** What a status change is called on its button. */
export const statusAction = (from: PlanStatus, to: PlanStatus): string =>
  to === 'in-progress' && (from === 'done' || from === 'verified')
    ? 'Reopen'
    : to === 'in-progress' && from === 'blocked'
      ? 'Resume'
      : STATUS_ACTIONS[to];

/** Where a plan goes on to by itself; a verified one is at its end. */
const ONWARDS: Readonly<Partial<Record<PlanStatus, PlanStatus>>> = {
  draft: 'planned',
  planned: 'in-progress',
  'in-progress': 'done',
  blocked: 'in-progress',
  done: 'verified',
};

/** The one that comes next of the statuses that somebody may move a plan to; null where it is for somebody else to do. */
export function nextStatus(from: PlanStatus, offered: readonly PlanStatus[]): PlanStatus | null {
  const next = ONWARDS[from];
  return next && offered.includes(next) ? next : null;
}

const STATUS_ACTIONS: Readonly<Record<PlanStatus, string>> = {
  draft: 'Back to draft',
  planned: 'Mark as planned',
  'in-progress': 'Start',
  blocked: 'Mark as blocked',
  done: 'Mark as done',
  verified: 'Verify',
  cancelled: 'Cancel plan',
};
