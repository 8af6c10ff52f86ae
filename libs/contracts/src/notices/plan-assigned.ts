import { isOverPlan } from '../rules/plan.rules';
import { inPlan, NamedPlan, planNames, subjectPage } from './names';
import { notice } from './notice';

/** Somebody was made responsible for an action plan. */
export const planAssigned = notice({
  kind: 'plan-assigned',
  event: 'plan.assigned',
  work: 'news',
  about: ({ planId }) => [{ type: 'plan', id: planId }],
  // It may have gone on to somebody else meanwhile, who gets a notice of their own.
  stillTrue: (plan, { responsible }) => plan.responsible === responsible && !isOverPlan(plan),
  recipients: ({ responsible }) => [responsible],
  parameters: NamedPlan,
  keeps: planNames,
  title: (names) => `Action plan ${inPlan(names)} is assigned to you`,
  link: subjectPage,
});
