import { type CategoryPlan } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { type Findings } from '../../document/findings';
import { type InputCells } from '../../xlsx/input-cells';
import { type PlacedCategory } from '../workbook-release';
import { CATEGORIES, type CategoryLayout, LEVEL_WORDS, PLAN_FIELDS, PLAN_FORMS } from './layout';

type Texts = Partial<Record<(typeof PLAN_FIELDS)[number], string>>;

/**
 * Action plans. A required level opens a form, and forms are handed out in the order of the categories: the text belongs
 * to the form. The stored title says whose it is; where it says nothing, the order does.
 */
export function readPlans(
  cells: InputCells,
  categories: ReadonlyMap<string, PlacedCategory>,
  findings: Findings,
): CategoryPlan[] {
  const targets = new Map(CATEGORIES.map((layout) => [layout.code, targetOf(cells, layout)]));
  const wanted = CATEGORIES.filter(({ code }) => targets.get(code) !== undefined);
  const texts = new Map<string, Texts>();
  for (const [index, { titleRow }] of PLAN_FORMS.entries()) {
    const form = readForm(cells, titleRow);
    const code = /^\d\.\d\./.exec(cells.stored(`B${titleRow}`))?.[0] ?? wanted[index]?.code;
    if (Object.keys(form).length === 0) continue;
    if (code !== undefined && !texts.has(code)) texts.set(code, form);
    else findings.keep('is a plan of no category', form, cells.place(`B${titleRow}`));
  }
  return CATEGORIES.flatMap(({ code, slug }) => {
    const placed = categories.get(slug);
    const targetLevel = targets.get(code);
    const form = texts.get(code);
    if (!placed || (targetLevel === undefined && !form)) return [];
    return {
      module: placed.module.id,
      category: placed.category.id,
      ...defined({ targetLevel }),
      ...planOf(form ?? {}),
    };
  });
}

function targetOf(cells: InputCells, { planRow }: CategoryLayout): CategoryPlan['targetLevel'] {
  const word = cells.word(`H${planRow}`, LEVEL_WORDS);
  return ([1, 2, 3, 4, 5] as const).find((level) => LEVEL_WORDS[level - 1] === word);
}

function readForm(cells: InputCells, titleRow: number): Texts {
  const fields = PLAN_FIELDS.map((name, index) => [name, cells.text(`D${titleRow + 1 + index}`)] as const);
  return Object.fromEntries(fields.filter(([, text]) => text !== undefined));
}

/** Cells hold whole texts, so that each list has one item. */
function planOf(texts: Texts): Omit<CategoryPlan, 'module' | 'category'> {
  const { objectives, outputs, tasks, ...rest } = texts;
  return defined({
    ...rest,
    objectives: objectives === undefined ? undefined : [{ id: 'obj-0', text: objectives }],
    outputs: outputs === undefined ? undefined : [{ id: 'out-0', text: outputs }],
    tasks: tasks === undefined ? undefined : [{ id: 'task-0', text: tasks, done: false }],
  });
}
