/** What a cell holds. Days and moments are dates for a spreadsheet, not texts that look like them. */
export type Cell = string | number | boolean | null | { readonly day: string } | { readonly moment: string };

export interface Column<Row> {
  readonly heading: string;
  /** In characters, for tools that show it. */
  readonly width: number;
  readonly value: (row: Row) => Cell;
}

/** A list of one kind of thing, the same for every tool that it is written for. */
export interface Table<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
}

export const day = (date: string | null): Cell => (date === null ? null : { day: date });
export const moment = (at: string | null): Cell => (at === null ? null : { moment: at });
