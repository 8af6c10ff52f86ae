import { isPastDue, type PlanStatus } from '@certitude/contracts';

const CLOSED: readonly PlanStatus[] = ['done', 'verified', 'cancelled'];
/** Whether there is still something to do. */
export const isOpen = (status: PlanStatus): boolean => !CLOSED.includes(status);

/** @param today the date in the organization's zone */
export const isOverdue = (plan: { dueOn: string | null; status: PlanStatus }, today: string): boolean =>
  isOpen(plan.status) && isPastDue(plan.dueOn, today);
