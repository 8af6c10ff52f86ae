import { type AccountId, type Id } from '@certitude/contracts';
import { requireThat } from '../errors/app-error';
import { type TenantContext, type TenantTransaction } from './tenant-database';

/** Tables whose rows are created under an id that the browser may have made. */
type CreatedTable = 'pki' | 'assessment' | 'action_plan' | 'evidence' | 'invitation';

/**
 * Whether an earlier attempt created it already: a double click, or a request repeated after its answer was lost.
 * Attempts with the same id wait for each other.
 * @param id as the browser sent it; nothing was created before without one
 * @throws AppError `conflict` when somebody else created something with this id
 */
export async function isCreated(
  tx: TenantTransaction,
  { actor }: TenantContext,
  table: CreatedTable,
  id: Id<string> | undefined,
): Promise<boolean> {
  if (id === undefined) return false;
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.organizationId} ${id}`]);
  const [row] = await tx.query<{ by: AccountId }>(`select created_by as by from ${table} where id = $1`, [id]);
  requireThat(row === undefined || row.by === actor.id, 'conflict', 'This id is taken.');
  return row !== undefined;
}
