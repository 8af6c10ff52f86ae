import {
  type AccountId,
  conflictsOf,
  differing,
  type Edit,
  type EditedRow,
  type FieldVersion,
  type FoundConflict,
} from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { EditRefused } from '../errors/edit-refused';
import { AppError, found } from '../errors/app-error';
import { type TenantContext, type TenantTransaction } from './tenant-database';

/** A table whose rows people change field by field. It has the columns `version` and `field_versions`. */
export interface EditableTable {
  readonly name: string;
  /** Which columns, in the order of the values that are given, find a row within its organization. */
  readonly key: readonly string[];
  /** The column of each field. */
  readonly columns: Readonly<Record<string, string>>;
}
interface Place {
  readonly table: EditableTable;
  /** Values of the key columns. */
  readonly key: readonly string[];
}
interface LockedRow extends EditedRow {
  readonly version: number;
}

/** Changes that undo nothing: field by field, judged against what the person saw. The one way to change a row's content. */
@Injectable()
export class Edits {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /**
   * Changes the fields whose values differ, under the row's lock.
   * @returns whether anything changed
   * @throws AppError `not-found`; `request.invalid` for a version there never was; `edit.conflict` when somebody saved one of these fields since, and nothing is changed
   */
  async apply(
    tx: TenantTransaction,
    { actor }: TenantContext,
    place: Place,
    { version, changes }: Edit<Readonly<Record<string, unknown>>>,
  ): Promise<boolean> {
    const row = await lockRow(tx, place);
    if (version > row.version) throw neverSeen();
    const conflicts = conflictsOf(version, changes, row);
    if (conflicts.length > 0) throw await editRefused(tx, row.version, conflicts);
    return this.write(tx, actor.id, place, { row, changes });
  }

  /** A small operation, that says what shall be whatever was there: the fields are set, and known as changed. */
  async set(
    tx: TenantTransaction,
    { actor }: TenantContext,
    place: Place,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<boolean> {
    return this.write(tx, actor.id, place, { row: await lockRow(tx, place), changes });
  }

  /**
   * Refuses a small operation whose person saw another value of a field than there is now.
   * @throws AppError `edit.conflict` with what is there, who saved it and when
   */
  async expect(tx: TenantTransaction, place: Place, field: string, seen: unknown): Promise<void> {
    const row = await lockRow(tx, place);
    const last = row.fieldVersions[field];
    if (!last || differing({ [field]: seen }, row.current).length === 0) return;
    throw await editRefused(tx, row.version, [{ field, theirs: row.current[field], ...last }]);
  }

  private async write(
    tx: TenantTransaction,
    by: AccountId,
    { table, key }: Place,
    { row, changes }: { readonly row: LockedRow; readonly changes: Readonly<Record<string, unknown>> },
  ): Promise<boolean> {
    const fields = differing(changes, row.current);
    if (fields.length === 0) return false;
    const version = row.version + 1;
    const at = this.clock.now().toISOString();
    const versions = Object.fromEntries(fields.map((field): [string, FieldVersion] => [field, { version, by, at }]));
    const values = fields.map((field, index) => `${found(table.columns[field])} = $${key.length + 3 + index}`);
    await tx.query(
      `update ${table.name} set version = $${key.length + 1}, field_versions = field_versions || $${key.length + 2}::jsonb,
         ${values.join(', ')}
       where ${whereOf(table)}`,
      [...key, version, JSON.stringify(versions), ...fields.map((field) => changes[field])],
    );
    return true;
  }
}

// Whoever sends a later version than there is would win over everybody without having looked.
const neverSeen = () =>
  new AppError('request.invalid', undefined, [{ path: 'body.version', message: 'must be the version that was seen' }]);

/** As JSON the columns have the values that are on the wire: dates as texts, ids as texts. */
async function lockRow(tx: TenantTransaction, { table, key }: Place): Promise<LockedRow> {
  const [row] = await tx.query<{ content: Record<string, unknown> }>(
    `select to_jsonb(t) as content from ${table.name} t where ${whereOf(table)} for no key update`,
    key,
  );
  const { content } = found(row);
  const current = Object.entries(table.columns).map(([field, column]) => [field, content[column]]);
  return {
    version: content['version'] as number,
    fieldVersions: content['field_versions'] as EditedRow['fieldVersions'],
    current: Object.fromEntries(current) as EditedRow['current'],
  };
}

/** The refusal of a change, with the names of those who saved meanwhile. @param version of the row as it is now */
export async function editRefused(
  tx: TenantTransaction,
  version: number,
  conflicts: readonly FoundConflict[],
): Promise<EditRefused> {
  const people = await tx.query<{ id: AccountId; name: string }>(
    'select id, name from account where id = any ($1::uuid[])',
    [conflicts.map(({ by }) => by)],
  );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return new EditRefused(
    version,
    conflicts.map(({ field, theirs, by, at }) => ({ field, theirs, by: { id: by, name: names.get(by) ?? '' }, at })),
  );
}

// A table without a key has one row that a transaction sees: its own organization.
const whereOf = ({ key }: EditableTable): string =>
  key.length === 0 ? 'true' : key.map((column, index) => `${column} = $${index + 1}`).join(' and ');
