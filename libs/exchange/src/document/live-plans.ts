import { type AssessmentDocument, type CategoryPlan } from './assessment-document';
import { type AssessmentRecord, type RecordPlan } from './assessment-record';
import { defined } from './defined';
import { type KeyPlace, keyOf } from './keys';
import { isSamePerson, saysTheSame } from './same-words';
import { taskLines } from './task-lines';

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
  const people: People = {
    now: new Map(record.people.map(({ id, name }) => [id, name])),
    then: new Map(before?.people?.map(({ id, name }) => [id, name])),
  };
  const added = [...byCategory].flatMap(([key, plans]) => {
    const place = places.get(key);
    return place && !known.has(key) ? [livePlan(people, plans, place)] : [];
  });
  return [...were.map((was) => livePlan(people, byCategory.get(keyOf(was)) ?? [], was)), ...added];
}

/** Names by id: of the record, and of what was imported. */
interface People {
  readonly now: ReadonlyMap<string, string>;
  readonly then: ReadonlyMap<string, string>;
}

/** As long as texts of a plan can be here: a longer one never came in, and leaves as it was. */
const MOST = { line: 200, text: 20_000 } as const;

function livePlan(people: People, plans: readonly RecordPlan[], was: KeyPlace | CategoryPlan): CategoryPlan {
  const { module, category } = was;
  if (plans.length === 0) return { ...was };
  const before: Partial<CategoryPlan> = was;
  const isImported = Object.keys(was).length > 2;
  const texts = (of: (plan: RecordPlan) => string): string => plans.map(of).filter(Boolean).join('\n');
  return defined({
    ...before,
    module,
    category,
    targetLevel: highestTarget(plans) ?? before.targetLevel,
    objectives: objectivesOf(plans, before, isImported),
    ...responsibleOf(people, plans, before),
    targetOn: plans
      .flatMap(({ dueOn }) => dueOn ?? [])
      .toSorted()
      .at(-1),
    resources: current(
      before.resources,
      texts(({ resources }) => resources),
    ),
    outputs: outputsOf(plans, before.outputs),
    tasks: tasksOf(plans, before.tasks),
    ...commentsOf(texts(inComments), before),
  });
}

/** The text of now; the one of before where it says the same, or never fitted here. */
function current(was: string | undefined, now: string, fits = isText): string | undefined {
  if (saysTheSame(was, now) || (now === '' && was !== undefined && !fits(was))) return was;
  return now === '' ? undefined : now;
}
const isText = (text: string): boolean => text.length <= MOST.text;

/** What each plan wants to reach; one that was made here and has no objectives is named by its title. */
function objectivesOf(
  plans: readonly RecordPlan[],
  before: Partial<CategoryPlan>,
  isImported: boolean,
): CategoryPlan['objectives'] {
  const now = plans
    .map(({ id, title, objectives }) => ({ id, text: objectives === '' && !isImported ? title : objectives }))
    .filter(({ text }) => text !== '');
  const was = linesOf(before.objectives);
  const isKept = saysTheSame(was, linesOf(now)) || (now.length === 0 && was.length > MOST.text);
  return isKept || (now.length === 0 && before.objectives?.length === 0) ? before.objectives : now;
}

function outputsOf(plans: readonly RecordPlan[], was: CategoryPlan['outputs']): CategoryPlan['outputs'] {
  const now = plans.flatMap(({ id, outputs }) => (outputs === '' ? [] : [{ id, text: outputs }]));
  const isKept = saysTheSame(linesOf(was), linesOf(now)) || (now.length === 0 && linesOf(was).length > MOST.text);
  return isKept ? was : now;
}
const linesOf = (texts: CategoryPlan['objectives'] = []): string => texts.map(({ text }) => text).join('\n');

/** The tool has one field for somebody of its people and one for words; whoever is not among those people is words. */
function responsibleOf(
  people: People,
  plans: readonly RecordPlan[],
  { person, responsibility }: Partial<CategoryPlan>,
): Pick<CategoryPlan, 'person' | 'responsibility'> {
  const names = plans.flatMap(({ responsible, namedResponsible }) =>
    responsible === null ? (namedResponsible ?? []) : (people.now.get(responsible) ?? []),
  );
  const theirs = person === undefined ? undefined : people.then.get(person);
  const isTheirs = (name: string): boolean => theirs !== undefined && isSamePerson(name, theirs);
  // An id that leads nowhere stands as it came.
  const isKept = person !== undefined && (theirs === undefined || names.some(isTheirs));
  const others = names.filter((name) => !isTheirs(name));
  const words = [...others, ...plans.map((plan) => plan.responsibility)].filter(Boolean);
  return {
    person: isKept ? person : undefined,
    responsibility: current(responsibility, [...new Set(words)].join(', '), isLine),
  };
}

/** What the tool has no field for stands among the comments, and can be read there. */
const inComments = ({ startsOn, dependencies, comments }: RecordPlan): string =>
  [comments, dependencies && `Dependencies: ${dependencies}`, startsOn && `Starts on ${startsOn}`]
    .filter(Boolean)
    .join('\n');

function commentsOf(
  now: string,
  { comments, schedule }: Partial<CategoryPlan>,
): Pick<CategoryPlan, 'comments' | 'schedule'> {
  const was = [comments, schedule].filter(Boolean).join('\n');
  const is = current(was, now);
  return is === was ? { comments, schedule } : { comments: is, schedule: undefined };
}

function tasksOf(plans: readonly RecordPlan[], was: CategoryPlan['tasks']): CategoryPlan['tasks'] {
  const now = plans.flatMap(({ tasks }) => tasks.map(({ id, title, done }) => ({ id, text: title, done })));
  const fits = (text: string): boolean => taskLines(text).every(isLine);
  const [took, left] = [was?.filter(({ text }) => fits(text)) ?? [], was?.filter(({ text }) => !fits(text)) ?? []];
  const lines = (tasks: NonNullable<CategoryPlan['tasks']>) =>
    tasks.flatMap(({ text, done }) => taskLines(text).map((line) => `${line} ${done}`)).join('\n');
  return saysTheSame(lines(took), lines(now)) ? was : [...now, ...left];
}
/** Whether a text came in as a line of its own. */
const isLine = (text: string): boolean => text.trim() !== '' && text.length <= MOST.line && !/\p{Cc}/u.test(text);

const RATED = [5, 4, 3, 2, 1] as const;
const highestTarget = (plans: readonly RecordPlan[]): CategoryPlan['targetLevel'] =>
  RATED.find((level) => plans.some(({ targetLevel }) => targetLevel === level));
