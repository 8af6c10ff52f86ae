import { type Facts, type Table } from './blocks';

/** Points of a line of a table, and of what is around a row. */
const LINE = 11;
const AROUND = 5;
/** Points of the highest table that is moved to the next page rather than cut. */
const SHORT_TABLE = 430;
/** Characters of the longest facts that stay together; a line counts as a full one. */
const SHORT_FACTS = 1_800;
const FULL_LINE = 60;
/** Characters in a line of a column, for each hundredth of the width. */
const DENSITY = 1.1;

/** Whether a table is kept on one page, as far as that can be told where nothing is set yet. */
export function isShortTable({ columns, rows }: Table): boolean {
  const lines = (words: string, at: number): number =>
    Math.ceil(words.length / ((columns[at]?.width ?? 1) * DENSITY)) + words.split('\n').length - 1;
  const heights = rows.map((row) => Math.max(1, ...row.map(lines)) * LINE + AROUND);
  return heights.reduce((sum, height) => sum + height, 0) <= SHORT_TABLE;
}

/** Whether facts are kept on one page. */
export const isShortFacts = ({ facts }: Facts): boolean =>
  facts.reduce((sum, { value }) => sum + value.length + FULL_LINE * value.split('\n').length, 0) < SHORT_FACTS;
