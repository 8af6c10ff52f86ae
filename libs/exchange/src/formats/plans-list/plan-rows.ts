import { type CategoryPlan } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { type Findings } from '../../document/findings';
import { type KeyPlace } from '../../document/keys';
import { taskLines } from '../../document/task-lines';
import { PLAN_HEADINGS as HEADINGS } from '../../tables/plans';
import { dayOf, keepRest, oddCell, personNamed, saidIn, wordOf } from '../list-fields';
import { type ListRow } from '../list-rows';

export interface PlanReading {
  readonly places: ReadonlyMap<string, KeyPlace>;
  /** Ids by names. */
  readonly people: Map<string, string>;
  readonly findings: Findings;
}

/** Whether a line is of a plan at all. */
export const isPlan = (row: ListRow): boolean =>
  row.text(HEADINGS.key).trim() !== '' || row.text(HEADINGS.title).trim() !== '';

/** Reads the lines of plans; what improves nothing of the release is kept. */
export const plansIn = (rows: readonly ListRow[], reading: PlanReading): readonly CategoryPlan[] =>
  rows.filter(isPlan).flatMap((row) => planOf(row, reading));

function planOf(row: ListRow, { places, people, findings }: PlanReading): readonly CategoryPlan[] {
  const key = row.text(HEADINGS.key).trim();
  const place = places.get(key);
  if (!place) {
    findings.keep('names nothing in the release', saidIn(row, Object.values(HEADINGS)), row.place(HEADINGS.key));
    findings.warn('unknown-key', `“${key}” names nothing in the release.`, row.place(HEADINGS.key));
    return [];
  }
  keepRest(row, { name: HEADINGS.title, headings: KEPT, reason: KEPT_BECAUSE }, findings);
  const text = (heading: string): string | undefined => row.text(heading) || undefined;
  const list = (heading: string) => (text(heading) === undefined ? undefined : [{ id: key, text: row.text(heading) }]);
  const tasks = taskLines(row.text(HEADINGS.tasks)).map(taskOf);
  return [
    {
      ...place,
      ...defined({
        title: text(HEADINGS.title),
        targetLevel: targetOf(row, findings),
        objectives: list(HEADINGS.objectives),
        responsibility: text(HEADINGS.responsibility),
        person: personNamed(row.text(HEADINGS.responsible).trim(), people),
        startOn: dayOf(row, HEADINGS.startsOn, findings),
        targetOn: dayOf(row, HEADINGS.dueOn, findings),
        resources: text(HEADINGS.resources),
        dependencies: text(HEADINGS.dependencies),
        outputs: list(HEADINGS.outputs),
        priority: wordOf(row, HEADINGS.priority, ['low', 'medium', 'high'], findings),
        tasks: tasks.length > 0 ? tasks : undefined,
        comments: text(HEADINGS.comments),
      }),
    },
  ];
}

const KEPT = [HEADINGS.id, HEADINGS.status, HEADINGS.createdBy, HEADINGS.createdAt];
const KEPT_BECAUSE = 'Plans begin as drafts: how far they are is kept.';

/** A task is a line, with a box before it as we write it. */
function taskOf(line: string, index: number): NonNullable<CategoryPlan['tasks']>[number] {
  const [, mark = '', text = line] = /^\[([ xX])\]\s+(.*)$/.exec(line) ?? [];
  return { id: String(index + 1), text, done: mark.toLowerCase() === 'x' };
}

function targetOf(row: ListRow, findings: Findings): CategoryPlan['targetLevel'] {
  const text = row.text(HEADINGS.targetLevel).trim();
  const level = ([1, 2, 3, 4, 5] as const).find((one) => String(one) === text);
  if (text !== '' && level === undefined) {
    oddCell(row, HEADINGS.targetLevel, 'must be a whole number from 1 to 5', findings);
  }
  return level;
}
