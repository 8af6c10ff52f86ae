import * as z from 'zod';
import { isOverPlan } from '../rules/plan.rules';
import { inPlan, NamedPlan, planNames, subjectPage } from './names';
import { notice } from './notice';

/** The date of an action plan comes near, is here, or is past. */
export const planDue = notice({
  kind: 'plan-due',
  event: 'reminder.due',
  work: 'reminders',
  about: ({ reminderIds }) => reminderIds.map((id) => ({ type: 'reminder', id })),
  stillTrue: ({ plan, recipient }) => plan.responsible === recipient && !isOverPlan(plan),
  recipients: ({ recipient }) => [recipient],
  // Whichever job carries it, a step of the ladder is heard once.
  cause: ({ id }) => id,
  parameters: NamedPlan.extend({ days: z.number().int() }),
  keeps: ({ plan, days }) => ({ ...planNames(plan), days }),
  title: ({ days, ...names }) => `Action plan ${inPlan(names)} ${dueIn(days)}`,
  link: subjectPage,
});

function dueIn(days: number): string {
  if (days === 0) return 'is due today';
  if (days === 1) return 'is due tomorrow';
  if (days === -1) return 'was due yesterday';
  return days > 0 ? `is due in ${days} days` : `was due ${-days} days ago`;
}
