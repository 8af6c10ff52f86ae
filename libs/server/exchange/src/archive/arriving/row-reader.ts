import { AppError } from '@certitude/server/core';
import { type TableShape } from '../format/table-shape';
import { type ArchivedRow } from './archive-file';
import { MEANINGS } from './check-meaning';
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
    const keys = Object.keys(row);
    if (keys.length !== announced.length) return refuse('it does not have the values that were announced', line);
    for (const name of announced) {
      const column = columns.get(name);
      if (!column || !Object.hasOwn(row, name) || !fits(column, row[name]))
        return refuse(`${name} is not as it should be`, line);
    }
    for (const name of shape.past ?? [])
      if (typeof row[name] === 'string' && new Date(row[name]).getTime() > now.getTime() + CLOCKS_DIFFER)
        return refuse(`${name} is in the future`, line);
    const problem = MEANINGS[shape.table]?.(row) ?? null;
    return problem === null ? row : refuse(problem, line);
  };
}
