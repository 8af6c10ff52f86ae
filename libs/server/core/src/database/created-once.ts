import { type AccountId, type Id, type OrganizationId } from '@certitude/contracts';
import { requireThat } from '../errors/app-error';
import { type EntityClass } from './entity-repository';
import { type PersonTransaction } from './tenant-database';

/** A row that is created under an id that the browser may have made. */
interface CreatedRow {
  readonly organizationId: OrganizationId;
  readonly id: Id<string>;
  readonly createdBy: AccountId;
}

/**
 * Whether an earlier attempt created it already: a double click, or a request repeated after its answer was lost.
 * Attempts with the same id wait for each other.
 * @param id as the browser sent it; nothing was created before without one
 * @throws AppError `conflict` when somebody else created something with this id
 */
export async function isCreated<Row extends CreatedRow>(
  tx: PersonTransaction,
  entity: EntityClass<Row>,
  id: Row['id'] | undefined,
): Promise<boolean> {
  const { actor } = tx.context;
  if (id === undefined) return false;
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.organizationId} ${id}`]);
  const row = await tx.repository<CreatedRow>(entity).findOne(['createdBy'], { id });
  requireThat(row === undefined || row.createdBy === actor.id, 'conflict', 'This id is taken.');
  return row !== undefined;
}
