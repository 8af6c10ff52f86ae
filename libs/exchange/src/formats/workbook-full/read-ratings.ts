import { type MaturityLevel } from '@certitude/maturity';
import { defined } from '../../document/defined';
import { type Findings } from '../../document/findings';
import { type InputCells } from '../../xlsx/input-cells';
import { CATEGORIES, LEVEL_WORDS } from './layout';

interface Rating {
  readonly level: MaturityLevel;
  readonly notes?: string;
  readonly evidence?: string;
}

/** Levels, notes and evidence by the code of the requirement; rows are found by it, wherever they are. */
export function readRatings(cells: InputCells, findings: Findings): ReadonlyMap<string, Rating> {
  const known = new Set(
    CATEGORIES.flatMap(({ code, requirements }) =>
      Array.from({ length: requirements }, (_requirement, index) => `${code}${index + 1}.`),
    ),
  );
  const ratings = new Map<string, Rating>();
  for (const [row, code] of cells.column('C')) {
    if (!/^\d\.\d\.\d+\.$/.test(code)) continue;
    if (known.has(code)) ratings.set(code, readRating(cells, row));
    else keepLeftOvers(cells, row, findings);
  }
  for (const code of known) {
    if (!ratings.has(code))
      findings.warn('row-missing', `The row of requirement ${code} is missing.`, cells.place('C1'));
  }
  return ratings;
}

function readRating(cells: InputCells, row: number): Rating {
  const word = cells.word(`I${row}`, LEVEL_WORDS);
  const level = ([0, 1, 2, 3, 4, 5] as const).find((one) => LEVEL_WORDS[one - 1] === word && one > 0) ?? 0;
  return { level, ...defined({ notes: cells.text(`J${row}`), evidence: cells.text(`L${row}`) }) };
}

/** Hidden rows without a requirement hold left-overs in the published file already; texts in them are somebody's. */
function keepLeftOvers(cells: InputCells, row: number, findings: Findings): void {
  for (const cell of [`J${row}`, `L${row}`]) {
    const text = cells.text(cell);
    if (text !== undefined) findings.keep('stands in a hidden row without a requirement', text, cells.place(cell));
  }
}
