import { type WrittenDocument, type CategoryPlan } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { keyOf } from '../../document/keys';
import { writeEntry } from '../entry';

/** The notebook of the assessor. */
export function writeWorkspace({ workspace, people, artifacts, orphans }: WrittenDocument): Record<string, unknown> {
  return defined({
    intake: workspace.intake?.map(({ id, question, answer }) => ({ questionId: id, question, answer })),
    intakeCatalogVersion: workspace.intakeCatalogVersion,
    workingNotes: workspace.workingNotes,
    artifacts,
    pocs: people,
    checklist: workspace.checklist?.map(({ id, text, ...task }) => ({ itemId: id, label: text, ...task })),
    orphanedEntries: orphans?.map(({ key, title, answer }) =>
      defined({ originalKey: key, requirementName: title, payload: writeEntry(answer) }),
    ),
  });
}

/** Plans by category. */
export function writePlans({ kind, plans }: WrittenDocument): Record<string, unknown> {
  // The tool asks for a target; a plan from elsewhere that names none aims at the highest.
  const target = kind === 'browser-2x' ? undefined : 5;
  return Object.fromEntries((plans ?? []).map((plan) => [keyOf(plan), writePlan(plan, plan.targetLevel ?? target)]));
}

function writePlan(plan: CategoryPlan, targetLevel: number | undefined): Record<string, unknown> {
  return defined({
    targetLevel,
    objectives: plan.objectives,
    responsibility: plan.responsibility,
    responsiblePocId: plan.person,
    targetDate: plan.targetOn,
    resources: plan.resources,
    outputs: plan.outputs,
    tasks: plan.tasks?.map(({ id, text, done }) => ({ itemId: id, label: text, done })),
    comments: commentsOf(plan),
  });
}

/** The format has no schedule in words: the tool itself moves one to the comments. */
function commentsOf({ comments, schedule }: CategoryPlan): string | undefined {
  if (schedule === undefined) return comments;
  return [...(comments ? [comments] : []), `Schedule: ${schedule}`].join('\n');
}
