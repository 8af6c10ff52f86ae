import { AppError } from '@certitude/server/core';
import { type ColumnShape, type TableShape } from '../format/table-shape';
import { type ArchivedRow } from './archive-file';
import { meaningProblem } from './check-meaning';
import { fits } from './check-value';

/** A row whose values fit the columns of its table. */
export type CheckedRow = Readonly<Record<string, unknown>>;

/** Milliseconds by which the clock of another instance may be ahead. */
const CLOCKS_DIFFER = 24 * 3_600_000;

/**
 * Takes rows of one table as they were announced: each has exactly these columns, with values that fit.
 * @param now nothing that happened is later, but for clocks that differ
 * @throws AppError `archive.refused-row`, which says where
 */
export function rowReader(
  shape: TableShape,
  announced: readonly string[],
  now: Date,
): (row: ArchivedRow) => CheckedRow {
  const columns = new Map(shape.columns.map((column) => [column.name, column]));
  const unknown = announced.find((name) => !columns.has(name));
  const refuse = (why: string, line?: number): never => {
    const where = line === undefined ? shape.table : `${shape.table}, line ${line}`;
    throw new AppError('archive.refused-row', `In ${where}: ${why}.`);
  };
  if (unknown !== undefined) refuse(`"${unknown}" is no value of it`);
  if (new Set(announced).size !== announced.length) refuse('a value is announced twice');
  return ({ line, value }) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('this is no row', line);
    const row = value as CheckedRow;
    if (Object.keys(row).length !== announced.length)
      return refuse('it does not have the values that were announced', line);
    const wrong = announced.find((name) => !holds(row, columns.get(name), name));
    if (wrong !== undefined) return refuse(`${wrong} is not as it should be`, line);
    const ahead = (shape.past ?? []).find((name) => isAhead(row[name], now));
    if (ahead !== undefined) return refuse(`${ahead} is in the future`, line);
    const problem = meaningProblem(shape.table, row);
    return problem === null ? row : refuse(problem, line);
  };
}

const holds = (row: CheckedRow, column: ColumnShape | undefined, name: string): boolean =>
  column !== undefined && Object.hasOwn(row, name) && fits(column, row[name]);

const isAhead = (value: unknown, now: Date): boolean =>
  typeof value === 'string' && new Date(value).getTime() > now.getTime() + CLOCKS_DIFFER;
