import { PLAN_TRANSITIONS, type AccountId, type PlanStatus, type PlanView } from '@certitude/contracts';

export interface PlanReader {
  readonly id: AccountId | null;
  readonly mayManage: boolean;
  readonly mayWork: boolean;
}

/** Whether the reader may change the plan: all with `plan:manage`, one's own with `plan:work`. The server decides again. */
export const mayChangePlan = (reader: PlanReader, plan: Pick<PlanView, 'responsible'>): boolean =>
  reader.mayManage || (reader.mayWork && plan.responsible !== null && plan.responsible === reader.id);

/** Statuses to offer: what may follow, without verifying one's own plan. */
export const offeredStatuses = (
  reader: PlanReader,
  plan: Pick<PlanView, 'responsible' | 'status'>,
): readonly PlanStatus[] =>
  mayChangePlan(reader, plan)
    ? PLAN_TRANSITIONS[plan.status].filter((status) => status !== 'verified' || plan.responsible !== reader.id)
    : [];

/** What a status change is called on its button. */
export const statusAction = (from: PlanStatus, to: PlanStatus): string =>
  to === 'in-progress' && (from === 'done' || from === 'verified')
    ? 'Take up again'
    : to === 'in-progress' && from === 'blocked'
      ? 'Go on'
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
