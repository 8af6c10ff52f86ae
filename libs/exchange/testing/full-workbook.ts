import { CATEGORIES } from '../src/formats/workbook-full/layout';
import { type GivenCell, type GivenSheet, workbookFile } from './workbooks';

export interface FilledCells {
  readonly overview?: GivenSheet;
  readonly scoping?: GivenSheet;
  readonly plans?: GivenSheet;
  /** Cells of the sheet Assessment by code and column: `{ '1.1.1.': { I: 'Managed' } }`. */
  readonly ratings?: Readonly<Record<string, Readonly<Record<string, GivenCell>>>>;
}

/** The codes of all requirements in the order of the workbook. */
export const CODES: readonly string[] = CATEGORIES.flatMap(({ code, requirements }) =>
  Array.from({ length: requirements }, (_requirement, index) => `${code}${index + 1}.`),
);

/** A workbook in the layout of the official one for full assessments, without its sentences. */
export function fullWorkbookFile({ overview = {}, scoping = {}, plans = {}, ratings = {} }: FilledCells): Uint8Array {
  const rows = [...CODES, ...Object.keys(ratings).filter((code) => !CODES.includes(code))];
  const cells = rows.flatMap((code, index) => {
    // Rows are found by their code, so they may stand anywhere.
    const row = 20 + index * 2;
    const own = Object.entries(ratings[code] ?? {}).map(([column, cell]) => [`${column}${row}`, cell] as const);
    return [[`C${row}`, code] as const, ...own];
  });
  return workbookFile({
    Overview: overview,
    Scoping: { B2: 'Scoping', ...scoping },
    Assessment: { D2: 'Assessment', ...Object.fromEntries(cells) },
    ActionPlans: plans,
  });
}
