import { type AssessmentDocument, type CategoryPlan } from './assessment-document';
import { type AssessmentRecord, type RecordPlan } from './assessment-record';
import { defined } from './defined';
import { type KeyPlace, keyOf } from './keys';
import { otherwise, saysTheSame } from './same-words';

/**
 * Plans as the tools of others have them, one on each category: several of ours become the steps of one. A plan that was
 * imported keeps what we have no place for, and its own form where it still says the same.
 */
export function livePlans(
  record: AssessmentRecord,
  places: ReadonlyMap<string, KeyPlace>,
  before: AssessmentDocument | null,
): readonly CategoryPlan[] {
  const active = record.plans.filter(({ status }) => status !== 'cancelled');
  const byCategory = Map.groupBy(active, ({ key }) => {
    const place = places.get(key);
    return place ? keyOf({ module: place.module, category: place.category }) : '';
  });
  const were = before?.plans ?? [];
  const known = new Set(were.map(keyOf));
  const added = [...byCategory].flatMap(([key, plans]) => {
    const place = places.get(key);
    return place && !known.has(key) ? [livePlan(record, plans, place)] : [];
  });
  return [...were.map((was) => livePlan(record, byCategory.get(keyOf(was)) ?? [], was)), ...added];
}

function livePlan(record: AssessmentRecord, plans: readonly RecordPlan[], was: KeyPlace | CategoryPlan): CategoryPlan {
  const { module, category } = was;
  if (plans.length === 0) return { ...was };
  const before: Partial<CategoryPlan> = was;
  const names = new Map(record.people.map(({ id, name }) => [id, name]));
  const responsible = plans.flatMap((plan) => (plan.responsible === null ? [] : (names.get(plan.responsible) ?? [])));
  const due = plans.flatMap(({ dueOn }) => dueOn ?? []).toSorted();
  return defined({
    ...before,
    module,
    category,
    targetLevel: highestTarget(plans) ?? before.targetLevel,
    objectives: objectivesOf(plans, before.objectives),
    responsibility:
      before.person === undefined ? otherwise(before.responsibility, [...new Set(responsible)].join(', ')) : undefined,
    targetOn: due.at(-1) ?? before.targetOn,
    tasks: tasksOf(plans, before.tasks),
  });
}

/** What each plan wants to reach; a plan without objectives is named by its title. */
function objectivesOf(plans: readonly RecordPlan[], was: CategoryPlan['objectives']): CategoryPlan['objectives'] {
  const told = (was ?? []).map(({ text }) => text);
  const now = plans.map(({ id, title, objectives }) => ({ id, text: objectives === '' ? title : objectives }));
  const isSame = saysTheSame(told.join('\n'), now.map(({ text }) => text).join('\n'));
  return isSame || (was === undefined && now.length === 0) ? was : now;
}

function tasksOf(plans: readonly RecordPlan[], was: CategoryPlan['tasks']): CategoryPlan['tasks'] {
  const now = plans.flatMap(({ tasks }) => tasks.map(({ id, title, done }) => ({ id, text: title, done })));
  if (now.length === 0) return was;
  const lines = (tasks: CategoryPlan['tasks']) => tasks?.map(({ text, done }) => `${text} ${done}`).join('\n');
  return saysTheSame(lines(was), lines(now) ?? '') ? was : now;
}

const RATED = [5, 4, 3, 2, 1] as const;
const highestTarget = (plans: readonly RecordPlan[]): CategoryPlan['targetLevel'] =>
  RATED.find((level) => plans.some(({ targetLevel }) => targetLevel === level));
