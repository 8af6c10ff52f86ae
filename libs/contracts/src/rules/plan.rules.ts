import { allows } from '../access';
import { isPastDue } from '../due';
import { PLAN_TRANSITIONS, type PlanStatus } from '../improvement';
import { type Actor, mayDecide } from './decision.rules';

/** A plan, as far as the right to change it needs to know. */
export interface OwnedPlan {
  readonly responsible: string | null;
}
interface StandingPlan extends OwnedPlan {
  readonly status: PlanStatus;
}
/** A plan that may be judged: with everybody who was responsible since it was verified last. */
interface JudgedPlan extends StandingPlan {
  readonly tookPart: readonly string[];
}
interface OwnedTask {
  readonly assignee: string | null;
}

/** Making a plan, and handing it to somebody, is managing it. */
export const mayManagePlans = (actor: Actor): boolean => allows(actor.role, 'plan:manage');

/** Whoever manages plans may work on any; whoever works on plans, on those they are responsible for. */
export const mayWorkOn = (actor: Actor, plan: OwnedPlan): boolean =>
  mayManagePlans(actor) || (allows(actor.role, 'plan:work') && plan.responsible === actor.id);

/** A verified plan is closed until it is taken up again. */
export const isClosedPlan = ({ status }: Pick<StandingPlan, 'status'>): boolean => status === 'verified';

/** Statuses in which nothing is left to do: nobody is reminded of it, and it is never late. */
export const OVER_PLAN_STATUSES: readonly PlanStatus[] = ['done', 'verified', 'cancelled'];

/** Whether nothing is left to do. */
export const isOverPlan = ({ status }: Pick<StandingPlan, 'status'>): boolean => OVER_PLAN_STATUSES.includes(status);

/** @param today the date in the organization's zone */
export const isOverduePlan = (
  plan: Pick<StandingPlan, 'status'> & { readonly dueOn: string | null },
  today: string,
): boolean => !isOverPlan(plan) && isPastDue(plan.dueOn, today);

/** A plan that waits for somebody to verify it. */
export const awaitsVerification = ({ status }: Pick<StandingPlan, 'status'>): boolean => leadsTo(status, 'verified');

/** Whether somebody may change what a plan says, and its tasks. */
export const mayEditPlan = (actor: Actor, plan: StandingPlan): boolean => mayWorkOn(actor, plan) && !isClosedPlan(plan);

/** A task may also be changed, and ticked, by the person it is assigned to. */
export const mayWorkOnTask = (actor: Actor, plan: OwnedPlan, task: OwnedTask): boolean =>
  mayWorkOn(actor, plan) || (allows(actor.role, 'plan:work') && task.assignee === actor.id);

/** Whether a task may be ticked, or its tick taken back. */
export const mayTick = (actor: Actor, plan: StandingPlan, task: OwnedTask): boolean =>
  mayWorkOnTask(actor, plan, task) && !isClosedPlan(plan);

/** Whether somebody's right covers a status, wherever the plan comes from. */
export const mayMove = (actor: Actor, plan: JudgedPlan, to: PlanStatus): boolean =>
  to === 'verified' ? mayDecide(actor, 'plan', plan.tookPart) : mayWorkOn(actor, plan);

/** Whether a plan may go from one status to another at all. */
export const leadsTo = (from: PlanStatus, to: PlanStatus): boolean => PLAN_TRANSITIONS[from].includes(to);

/** Where somebody may move a plan now. */
export const offeredStatuses = (actor: Actor, plan: JudgedPlan): readonly PlanStatus[] =>
  PLAN_TRANSITIONS[plan.status].filter((to) => mayMove(actor, plan, to));
