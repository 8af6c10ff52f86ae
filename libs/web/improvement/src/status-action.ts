import { type PlanStatus } from '@certitude/contracts';

/** What a status change is called on its button. */
export const statusAction = (from: PlanStatus, to: PlanStatus): string =>
  to === 'in-progress' && (from === 'done' || from === 'verified')
    ? 'Resume'
    : to === 'in-progress' && from === 'blocked'
      ? 'Resume'
      : STATUS_ACTIONS[to];

const STATUS_ACTIONS: Readonly<Record<PlanStatus, string>> = {
  draft: 'Back to draft',
  planned: 'Mark as planned',
  'in-progress': 'Start',
  blocked: 'Mark as blocked',
  done: 'Mark as done',
  verified: 'Verify',
  cancelled: 'Cancel plan',
};
