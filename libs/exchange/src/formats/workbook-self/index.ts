import { type MaturityLevel } from '@certitude/maturity';
import { type AssessmentDocument, type DocumentAnswer } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { Findings } from '../../document/findings';
import { InputCells } from '../../xlsx/input-cells';
import { type Content, type Format, type ReadOptions } from '../format';
import { CATEGORIES, WORKBOOK_RELEASE } from '../workbook-full/layout';
import { workbookCategories } from '../workbook-release';

export const selfWorkbook: Format = {
  title: 'the official workbook for self-assessments',
  recognise: recogniseSelfWorkbook,
  read: readSelfWorkbook,
};

/** The hidden cells that the option buttons write to, in the order of the workbook's categories. */
const OPTION_ROWS = [13, 23, 37, 47, 61, 71, 85, 95];
const OPTION_CELLS = OPTION_ROWS.flatMap((row) => [`C${row}`, `G${row}`]);
const NOT_APPLICABLE = 6;

function recogniseSelfWorkbook(content: Content): boolean {
  if (content.type !== 'workbook') return false;
  const { workbook } = content;
  const isNamed = ['Tool', 'Report', 'Source'].every((name) => workbook.sheetNames.includes(name));
  return isNamed && String(workbook.sheet('Report').get('B2')?.value).startsWith('PKI Maturity');
}

function readSelfWorkbook(content: Content, options: ReadOptions): AssessmentDocument {
  if (content.type !== 'workbook') throw new TypeError('This is no workbook.');
  const findings = new Findings();
  const cells = new InputCells(content.workbook, 'Tool', findings);
  const categories = workbookCategories(options);
  const name = cells.text('E3');
  const answers = CATEGORIES.flatMap(({ slug }, index): readonly DocumentAnswer[] => {
    const placed = categories.get(slug);
    const place = placed && { module: placed.module.id, category: placed.category.id };
    return place ? [{ ...place, ...choiceOf(cells, OPTION_CELLS[index] ?? '') }] : [];
  });
  return {
    kind: 'workbook-self',
    release: WORKBOOK_RELEASE,
    method: 'self',
    ...defined({ name }),
    about: defined({ assessmentName: name }),
    answers,
    extensions: [],
    workspace: {},
    unmapped: findings.unmapped,
    warnings: findings.warnings,
    choices: findings.choices,
    tool: { policy: 'workbook', differs: [] },
    origin: { fields: [], kept: {} },
  };
}

/** The number of the button: 1 to 5 are levels, 6 is not applicable, nothing and 0 not assessed; there is no seventh. */
function choiceOf(
  cells: InputCells,
  cell: string,
): { applicability: 'applicable' | 'not-applicable'; level: MaturityLevel } {
  const text = cells.text(cell);
  const choice = text === undefined ? 0 : Number(text);
  if (choice === NOT_APPLICABLE) return { applicability: 'not-applicable', level: 0 };
  const level = ([0, 1, 2, 3, 4, 5] as const).find((one) => one === choice);
  if (level === undefined) cells.odd(cell, 'must be the number of a button');
  return { applicability: 'applicable', level: level ?? 0 };
}
