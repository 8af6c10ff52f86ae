import { type AccountId, type ActionPlanId, isOverPlan, type PlanStatus, type ReminderId } from '@certitude/contracts';
import { DateTime } from 'luxon';

/** When a plan's responsible person hears of its due date: days from it, at nine in the morning. */
const LADDER: readonly { readonly name: string; readonly days: number }[] = [
  { name: 'week-before', days: -7 },
  { name: 'day-before', days: -1 },
  { name: 'due', days: 0 },
  { name: 'day-after', days: 1 },
  { name: 'week-after', days: 7 },
];
const HOUR = 9;

export interface DuePlan {
  readonly dueOn: string | null;
  readonly status: PlanStatus;
}

/** One reminder to come. The key holds the date, so that another due date has steps of its own. */
export interface DueStep {
  readonly key: string;
  readonly dueAt: Date;
}

/** All steps of a plan's ladder, past ones included; none when it is over or has no due date. */
export function ladderOf({ dueOn, status }: DuePlan, timeZone: string): DueStep[] {
  if (dueOn === null || isOverPlan({ status })) return [];
  const morning = DateTime.fromISO(dueOn, { zone: timeZone }).set({ hour: HOUR });
  return LADDER.map(({ name, days }) => ({ key: `${dueOn}/${name}`, dueAt: morning.plus({ days }).toJSDate() }));
}

/** Whether a step is of this due date. */
export const isStepOf = (key: string, dueOn: string): boolean => key.startsWith(`${dueOn}/`);

/**
 * The steps still to come.
 * @param timeZone the organization's IANA time zone
 */
export const dueSteps = (plan: DuePlan, timeZone: string, now: Date): DueStep[] =>
  ladderOf(plan, timeZone).filter(({ dueAt }) => dueAt > now);

/** Days from one date to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number =>
  Math.round(DateTime.fromISO(to, { zone: 'utc' }).diff(DateTime.fromISO(from, { zone: 'utc' }), 'days').days);

export interface DueReminder {
  readonly id: ReminderId;
  readonly planId: ActionPlanId;
  readonly recipient: AccountId;
  readonly dueAt: Date;
}

/**
 * After a while in which nothing was sent, one person hears of one plan once: the latest step counts.
 * @returns ids to send, and those that are passed over
 */
export function catchUp(due: readonly DueReminder[]): { send: ReminderId[]; passOver: ReminderId[] } {
  const latest = new Map<string, DueReminder>();
  for (const reminder of due) {
    const key = `${reminder.planId} ${reminder.recipient}`;
    const known = latest.get(key);
    if (!known || known.dueAt < reminder.dueAt) latest.set(key, reminder);
  }
  const send = new Set([...latest.values()].map(({ id }) => id));
  return { send: [...send], passOver: due.map(({ id }) => id).filter((id) => !send.has(id)) };
}
