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
  const byCategory = Map.groupBy(plans ?? [], ({ module, category }) => keyOf({ module, category }));
  return Object.fromEntries(
    [...byCategory].flatMap(([key, [first, ...others]]) => {
      const plan = first && others.reduce(joined, first);
      return plan ? [[key, writePlan(plan, plan.targetLevel ?? target)]] : [];
    }),
  );
}

/** The tool has one plan for a category: several are the steps of one. */
function joined(one: CategoryPlan, other: CategoryPlan): CategoryPlan {
  const lists = <Item>(first: readonly Item[] = [], second: readonly Item[] = []): Item[] => [...first, ...second];
  const words = (separator: string, ...texts: readonly (string | undefined)[]): string | undefined =>
    texts.filter(Boolean).join(separator) || undefined;
  const levels = [one, other].flatMap(({ targetLevel }) => targetLevel ?? []);
  return defined({
    ...one,
    targetLevel: levels.toSorted().at(-1),
    objectives: lists(one.objectives, other.objectives),
    responsibility: words(', ', one.responsibility, other.responsibility),
    person: one.person ?? other.person,
    targetOn: [one, other]
      .flatMap(({ targetOn }) => targetOn ?? [])
      .toSorted()
      .at(-1),
    resources: words('\n', one.resources, other.resources),
    outputs: lists(one.outputs, other.outputs),
    tasks: lists(one.tasks, other.tasks),
    comments: words('\n', commentsOf(one), commentsOf(other)),
    startOn: undefined,
    dependencies: undefined,
  });
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

/** What the format has no field for; the tool itself moves a schedule in words to the comments. */
function commentsOf({ comments, schedule, dependencies, startOn }: CategoryPlan): string | undefined {
  if (schedule === undefined && dependencies === undefined && startOn === undefined) return comments;
  return [
    ...(comments ? [comments] : []),
    ...(schedule === undefined ? [] : [`Schedule: ${schedule}`]),
    ...(dependencies === undefined ? [] : [`Dependencies: ${dependencies}`]),
    ...(startOn === undefined ? [] : [`Starts on ${startOn}`]),
  ].join('\n');
}
