import { isOpenPlan, isPastDue, type PlanStatus } from '@certitude/contracts';

/** @param today the date in the organization's zone */
export const isOverdue = (plan: { dueOn: string | null; status: PlanStatus }, today: string): boolean =>
  isOpenPlan(plan) && isPastDue(plan.dueOn, today);
