import { FreeText, Name, PlanContent } from '@certitude/contracts';
import { type AssessmentDocument, type CategoryPlan, taskLines, type Unmapped } from '@certitude/exchange';
import { type ModelRelease } from '@certitude/maturity';
import { type PlannedPlan } from './import-plan';
import { namesOf } from './source-people';
import { fitting, saying } from './texts';

interface PlannedPlans {
  readonly plans: readonly PlannedPlan[];
  readonly kept: readonly Unmapped[];
}

/** The official tools aim one level up where nothing is said. */
const AIM = 5;

/** Action plans of categories and requirements. */
export function planPlans(document: AssessmentDocument, model: ModelRelease): PlannedPlans {
  const given = document.plans ?? [];
  const people = new Set(namesOf(document).keys());
  return {
    plans: given.map((plan) => planned(plan, nameOf(model, plan), people)),
    kept: given.flatMap((plan) => leftOver(plan, people)),
  };
}

function planned(plan: CategoryPlan, name: string, people: ReadonlySet<string>): PlannedPlan {
  const { module, category, targetLevel = AIM, person, targetOn = null } = plan;
  return {
    ...{ module, category, requirement: plan.requirement ?? null },
    title: fitting(Name, plan.title) ?? fitting(Name, `Improve ${name}`) ?? 'Improve the category',
    targetLevel,
    person: person !== undefined && people.has(person) ? person : null,
    startsOn: plan.startOn ?? null,
    dueOn: targetOn,
    priority: plan.priority ?? 'medium',
    ...textsOf(plan),
    tasks: (plan.tasks ?? []).flatMap(tasksOf),
  };
}

/** A task for each line; none where one of them is no title, for then the whole text is kept. */
function tasksOf({ text, done }: SourceTask): PlannedPlan['tasks'] {
  const lines = taskLines(text);
  const titles = lines.flatMap((line) => fitting(Name, line) ?? []);
  return titles.length === lines.length ? titles.map((title) => ({ title, done })) : [];
}
type SourceTask = NonNullable<CategoryPlan['tasks']>[number];

/** Its words, as far as they fit here. */
function textsOf(plan: CategoryPlan) {
  const words = (text: string | undefined): string => fitting(FreeText, text) ?? '';
  return {
    objectives: words(linesOf(plan.objectives)),
    responsibility: fitting(ShortWords, plan.responsibility) ?? '',
    resources: words(plan.resources),
    dependencies: words(plan.dependencies),
    outputs: words(linesOf(plan.outputs)),
    comments: words(commentsOf(plan)),
  };
}

/** As long as the field of a plan is. */
const ShortWords = PlanContent.shape.responsibility.unwrap();

const linesOf = (texts: CategoryPlan['objectives'] = []): string => texts.map(({ text }) => text).join('\n');
/** A schedule in words has no field of its own. */
const commentsOf = ({ comments, schedule }: CategoryPlan): string => [comments, schedule].filter(Boolean).join('\n');

/** Elements of a plan that plans here do not have. */
function leftOver(plan: CategoryPlan, people: ReadonlySet<string>): Unmapped[] {
  const { responsibility, person, resources, outputs, comments, schedule } = plan;
  const unless = <T>(fits: unknown, value: T): T | undefined => (fits === null ? value : undefined);
  const isSaid = fitting(FreeText, commentsOf(plan));
  const content = saying({
    responsibility: unless(fitting(ShortWords, responsibility), responsibility),
    resources: unless(fitting(FreeText, resources), resources),
    outputs: unless(fitting(FreeText, linesOf(outputs)), outputs),
    comments: unless(isSaid, comments),
    schedule: unless(isSaid, schedule),
    person: person !== undefined && !people.has(person) ? person : undefined,
    dependencies: unless(fitting(FreeText, plan.dependencies), plan.dependencies),
    title: unless(fitting(Name, plan.title), plan.title),
    objectives: fitting(FreeText, linesOf(plan.objectives)) === null ? plan.objectives : undefined,
    tasks: plan.tasks?.filter((task) => tasksOf(task).length < taskLines(task.text).length),
  });
  return content ? [{ reason: 'An action plan here has no place for this.', place: placeOf(plan), content }] : [];
}

const placeOf = ({ module, category }: Pick<CategoryPlan, 'module' | 'category'>) => ({ key: `${module}.${category}` });

function nameOf({ modules }: ModelRelease, { module, category }: CategoryPlan): string {
  const categories = modules.find(({ id }) => id === module)?.categories ?? [];
  return categories.find(({ id }) => id === category)?.name ?? category;
}
