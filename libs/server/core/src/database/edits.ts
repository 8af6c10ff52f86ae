import {
  type AccountId,
  conflictsOf,
  differing,
  type Edit,
  type EditedRow,
  type FieldVersion,
  type FieldVersions,
  type FoundConflict,
  type OrganizationId,
} from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock';
import { EditRefused } from '../errors/edit-refused';
import { AppError, found } from '../errors/app-error';
import { type ByDefault } from './column';
import { type Changes, type ColumnOf, type EntityClass, type Where } from './entity-repository';
import { type PersonTransaction, type TenantTransaction } from './tenant-database';

/** A row that people change field by field. */
interface EditableRow {
  readonly organizationId: OrganizationId;
  readonly version: ByDefault<number>;
  readonly fieldVersions: ByDefault<FieldVersions>;
}
/** Which row, and which of its columns people change: they are called as on the wire. */
interface EditPlace<Row extends EditableRow> {
  readonly entity: EntityClass<Row>;
  readonly where: Where<Row>;
  readonly fields: readonly ColumnOf<Row>[];
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
  async apply<Row extends EditableRow>(
    tx: PersonTransaction,
    place: EditPlace<Row>,
    { version, changes }: Edit<Readonly<Record<string, unknown>>>,
  ): Promise<boolean> {
    const row = await lockRow(tx, place);
    if (version > row.version) throw neverSeen();
    const conflicts = conflictsOf(version, changes, row);
    if (conflicts.length > 0) throw await editRefused(tx, row.version, conflicts);
    return this.write(tx, place, { row, changes });
  }

  /** A small operation, that says what shall be whatever was there: the fields are set, and known as changed. */
  async set<Row extends EditableRow>(
    tx: PersonTransaction,
    place: EditPlace<Row>,
    changes: Readonly<Record<string, unknown>>,
  ): Promise<boolean> {
    return this.write(tx, place, { row: await lockRow(tx, place), changes });
  }

  /**
   * Refuses a small operation whose person saw another value of a field than there is now.
   * @throws AppError `edit.conflict` with what is there, who saved it and when
   */
  async expect<Row extends EditableRow>(
    tx: TenantTransaction,
    place: EditPlace<Row>,
    field: ColumnOf<Row>,
    seen: unknown,
  ): Promise<void> {
    const row = await lockRow(tx, place);
    const last = row.fieldVersions[field];
    if (!last || differing({ [field]: seen }, row.current).length === 0) return;
    throw await editRefused(tx, row.version, [{ field, theirs: row.current[field], ...last }]);
  }

  private async write<Row extends EditableRow>(
    tx: PersonTransaction,
    { entity, where }: EditPlace<Row>,
    { row, changes }: { readonly row: LockedRow; readonly changes: Readonly<Record<string, unknown>> },
  ): Promise<boolean> {
    const changed = changedColumns(row, changes, { by: tx.context.actor.id, at: this.clock.now() });
    if (changed === null) return false;
    await tx.repository(entity).update(where, changed as Changes<Row>);
    return true;
  }
}

/**
 * What a change puts into a row: the fields that differ, and that they are of the next version.
 * @returns null when nothing differs
 */
export function changedColumns(
  row: LockedRow,
  changes: Readonly<Record<string, unknown>>,
  { by, at }: { readonly by: AccountId; readonly at: Date },
): Readonly<Record<string, unknown>> | null {
  const fields = differing(changes, row.current);
  if (fields.length === 0) return null;
  const version = row.version + 1;
  const last: FieldVersion = { version, by, at: at.toISOString() };
  const values = Object.fromEntries(fields.map((field) => [field, changes[field]]));
  const versions = Object.fromEntries(fields.map((field) => [field, last]));
  return { ...values, version, fieldVersions: { ...row.fieldVersions, ...versions } };
}

/** Whoever sends a later version than there is would win over everybody without having looked. */
export const neverSeen = (): AppError =>
  new AppError('request.invalid', undefined, [{ path: 'body.version', message: 'must be the version that was seen' }]);

async function lockRow<Row extends EditableRow>(
  tx: TenantTransaction,
  { entity, where, fields }: EditPlace<Row>,
): Promise<LockedRow> {
  const row = found(
    await tx.repository(entity).findOne(['version', 'fieldVersions', ...fields], where, 'no key update'),
  );
  const current = Object.fromEntries(fields.map((field) => [field, row[field]]));
  return { version: row.version, fieldVersions: row.fieldVersions, current };
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
