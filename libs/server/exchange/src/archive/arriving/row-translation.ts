import { type ColumnShape, type TableShape } from '../format/table-shape';
import { type CheckedRow } from './row-reader';

/** What becomes of what rows name by id. */
export interface NewNames {
  readonly row: (id: string) => string;
  /** By the id in the archive; undefined for nobody of it. */
  readonly account: ReadonlyMap<string, string>;
  readonly release: ReadonlyMap<string, string>;
}

/** What was decided in an archive that nobody here vouches for waits to be decided again. */
const UNDECIDED: Readonly<Record<string, { readonly column: string; readonly of: Readonly<Record<string, string>> }>> =
  {
    response: { column: 'status', of: { accepted: 'ready-for-review' } },
    evidence_revision: { column: 'state', of: { accepted: 'submitted', expired: 'submitted' } },
    action_plan: { column: 'status', of: { verified: 'done' } },
  };

/**
 * Rows of one table with the names of here.
 * @param trusted whether decisions of the archive count
 * @returns null for somebody or something that the archive does not have
 */
export function rowTranslation(
  shape: TableShape,
  names: NewNames,
  { trusted, now }: { readonly trusted: boolean; readonly now: Date },
): (row: CheckedRow) => CheckedRow | null {
  const undecided = trusted ? undefined : UNDECIDED[shape.table];
  return (row) => {
    const made = withNames(shape, row, names);
    if (!made) return null;
    for (const column of shape.people ?? []) made[column] = inJson(row[column], (id) => names.account.get(id) ?? id);
    for (const column of shape.ids ?? []) made[column] = inJson(row[column], names.row);
    for (const column of shape.past ?? []) made[column] = notAhead(row[column], now);
    for (const column of shape.later ?? []) made[column] = null;
    if (undecided) made[undecided.column] = undecided.of[String(row[undecided.column])] ?? row[undecided.column];
    return made;
  };
}

function withNames(shape: TableShape, row: CheckedRow, names: NewNames): Record<string, unknown> | null {
  const made: Record<string, unknown> = { ...row };
  for (const column of shape.columns) {
    const value = row[column.name];
    if (value === null || value === undefined) continue;
    const name = renamed(column, value, names);
    if (name === undefined) return null;
    made[column.name] = name;
  }
  return made;
}

/** The clock there may be ahead: what is from the archive is older than its arrival, by which it is known. */
const notAhead = (value: unknown, now: Date): unknown =>
  typeof value === 'string' && new Date(value) > now ? now.toISOString() : value;

function renamed({ names }: ColumnShape, value: unknown, { row, account, release }: NewNames): unknown {
  if (names === null) return value;
  if (names === 'row') return Array.isArray(value) ? value.map((id) => row(String(id))) : row(String(value));
  return (names === 'account' ? account : release).get(String(value));
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function inJson(value: unknown, rename: (id: string) => string): unknown {
  if (typeof value === 'string') return UUID.test(value) ? rename(value) : value;
  if (Array.isArray(value)) return value.map((item) => inJson(item, rename));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inJson(part, rename)]));
}
