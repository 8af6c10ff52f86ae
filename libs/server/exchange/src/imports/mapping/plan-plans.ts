import { FreeText, Name } from '@certitude/contracts';
import { type AssessmentDocument, type CategoryPlan, type Unmapped } from '@certitude/exchange';
import { type ModelRelease } from '@certitude/maturity';
import { type PlannedLevel, type PlannedPlan } from './import-plan';
import { fitting, saying } from './texts';

interface PlannedPlans {
  readonly plans: readonly PlannedPlan[];
  readonly targets: readonly PlannedLevel[];
  readonly kept: readonly Unmapped[];
}

/** The official tools aim one level up where nothing is said. */
const AIM = 5;

/** Action plans of categories, and the levels that they aim at. */
export function planPlans(document: AssessmentDocument, model: ModelRelease): PlannedPlans {
  const given = document.plans ?? [];
  const people = new Set(document.people?.map(({ id }) => id));
  const levels = given.flatMap(({ module, category, targetLevel: level }) =>
    level ? [{ module, category, level }] : [],
  );
  if (document.method === 'full') return { plans: [], targets: levels, kept: given.flatMap(wholePlan) };
  return {
    plans: given.map((plan) => planned(plan, nameOf(model, plan), people)),
    targets: levels,
    kept: given.flatMap((plan) => leftOver(plan, people)),
  };
}

function planned(plan: CategoryPlan, name: string, people: ReadonlySet<string>): PlannedPlan {
  const { module, category, targetLevel = AIM, person, targetOn = null } = plan;
  return {
    ...{ module, category, requirement: null },
    title: fitting(Name, `Improve ${name}`) ?? 'Improve the category',
    objectives: fitting(FreeText, objectivesOf(plan)) ?? '',
    targetLevel,
    person: person !== undefined && people.has(person) ? person : null,
    dueOn: targetOn,
    tasks: (plan.tasks ?? []).flatMap(({ text, done }) => {
      const title = fitting(Name, text);
      return title === null ? [] : [{ title, done }];
    }),
  };
}

const objectivesOf = ({ objectives = [] }: CategoryPlan): string => objectives.map(({ text }) => text).join('\n');

/** Elements of a plan that plans here do not have. */
function leftOver(plan: CategoryPlan, people: ReadonlySet<string>): Unmapped[] {
  const { responsibility, person, schedule, resources, outputs, comments } = plan;
  const content = saying({
    responsibility,
    schedule,
    resources,
    outputs,
    comments,
    person: person !== undefined && !people.has(person) ? person : undefined,
    objectives: fitting(FreeText, objectivesOf(plan)) === null ? plan.objectives : undefined,
    tasks: plan.tasks?.filter(({ text }) => fitting(Name, text) === null),
  });
  return content ? [{ reason: 'An action plan has no such elements here.', place: placeOf(plan), content }] : [];
}

function wholePlan({ module, category, targetLevel: _aim, ...plan }: CategoryPlan): Unmapped[] {
  const content = saying(plan);
  if (!content) return [];
  const reason = 'An action plan is for a requirement where requirements are rated; this one is for a category.';
  return [{ reason, place: placeOf({ module, category }), content }];
}

const placeOf = ({ module, category }: Pick<CategoryPlan, 'module' | 'category'>) => ({ key: `${module}.${category}` });

function nameOf({ modules }: ModelRelease, { module, category }: CategoryPlan): string {
  const categories = modules.find(({ id }) => id === module)?.categories ?? [];
  return categories.find(({ id }) => id === category)?.name ?? category;
}
