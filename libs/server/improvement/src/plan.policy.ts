import { type AccountId, allows, isPastDue, PLAN_TRANSITIONS, type PlanStatus, type Role } from '@certitude/contracts';

export interface PlanActor {
  readonly id: AccountId;
  readonly role: Role;
}
export interface OwnedPlan {
  readonly responsible: AccountId | null;
}
export interface OwnedTask {
  readonly assignee: AccountId | null;
}

/** Whoever manages plans may change any; whoever works on plans may change those they are responsible for. */
export const mayEdit = (actor: PlanActor, plan: OwnedPlan): boolean =>
  allows(actor.role, 'plan:manage') || (allows(actor.role, 'plan:work') && plan.responsible === actor.id);

/** Handing a plan to somebody is managing it. */
export const mayAssign = (actor: PlanActor): boolean => allows(actor.role, 'plan:manage');

/** A task may also be changed by the person it is assigned to. */
export const mayEditTask = (actor: PlanActor, plan: OwnedPlan, task: OwnedTask): boolean =>
  mayEdit(actor, plan) || (allows(actor.role, 'plan:work') && task.assignee === actor.id);

/** Nobody verifies what they are responsible for. */
export const verifiesOwn = (actor: PlanActor, plan: OwnedPlan, to: PlanStatus): boolean =>
  to === 'verified' && plan.responsible === actor.id;

export const mayMove = (actor: PlanActor, plan: OwnedPlan, to: PlanStatus): boolean =>
  to === 'verified' ? allows(actor.role, 'plan:manage') && !verifiesOwn(actor, plan, to) : mayEdit(actor, plan);

export const leadsTo = (from: PlanStatus, to: PlanStatus): boolean => PLAN_TRANSITIONS[from].includes(to);

const CLOSED: readonly PlanStatus[] = ['done', 'verified', 'cancelled'];
/** Whether there is still something to do. */
export const isOpen = (status: PlanStatus): boolean => !CLOSED.includes(status);

/** @param today the date in the organization's zone */
export const isOverdue = (plan: { dueOn: string | null; status: PlanStatus }, today: string): boolean =>
  isOpen(plan.status) && isPastDue(plan.dueOn, today);
