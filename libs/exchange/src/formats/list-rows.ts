import { type Place } from '../document/assessment-document';
import { type Findings } from '../document/findings';
import { readCsv } from '../csv/read-csv';
import { InputCells } from '../xlsx/input-cells';
import { type Workbook } from '../xlsx/workbook';

/** One line of a list, by the headings of its columns. */
export interface ListRow {
  /** The text of a cell; empty where there is no such column. */
  readonly text: (heading: string) => string;
  /** A day, however the list holds days; empty where there is none. */
  readonly day: (heading: string) => string;
  readonly place: (heading: string) => Place;
}

/** The lines of a list as CSV. */
export const csvRows = (text: string): readonly ListRow[] =>
  readCsv(text).map(({ line, cells }) => {
    const cell = (heading: string): string => cells.get(heading) ?? '';
    return { text: cell, day: cell, place: (column) => ({ line, column }) };
  });

/** Headings of a sheet, by their columns. */
export const headingsOf = (workbook: Workbook, sheet: string): ReadonlyMap<string, string> =>
  new Map(
    [...workbook.sheet(sheet)].flatMap(([cell, { value }]) => {
      const column = /^([A-Z]+)1$/.exec(cell)?.[1];
      return column === undefined ? [] : [[String(value).trim(), column] as const];
    }),
  );

/** The lines of a sheet. @throws ExchangeError for formulas in what is read */
export function sheetRows(workbook: Workbook, sheet: string, findings: Findings): readonly ListRow[] {
  const cells = new InputCells(workbook, sheet, findings);
  const columns = headingsOf(workbook, sheet);
  const rows = Array.from({ length: Math.max(0, cells.lastRow - 1) }, (_, index) => index + 2);
  return rows.map((row) => {
    const cell = (heading: string): string | null => {
      const column = columns.get(heading);
      return column === undefined ? null : `${column}${row}`;
    };
    return {
      text: (heading) => valueAt(cell(heading), (at) => cells.text(at)),
      day: (heading) => valueAt(cell(heading), (at) => cells.day(at)),
      place: (heading) => cells.place(cell(heading) ?? `A${row}`),
    };
  });
}

const valueAt = (cell: string | null, read: (cell: string) => string | undefined): string =>
  cell === null ? '' : (read(cell) ?? '');
