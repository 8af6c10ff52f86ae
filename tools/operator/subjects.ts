import { type AccountId, Email, OrganizationId } from '@certitude/contracts';
import { type OwnerTransaction } from '@certitude/server/core';
import { UsageError } from './command';

/** The account with an e-mail address. @throws UsageError when there is none */
export async function accountIdOf(tx: OwnerTransaction, word: string | undefined): Promise<AccountId> {
  const email = Email.safeParse(word);
  if (!email.success) throw new UsageError(`"${word ?? ''}" is not an e-mail address.`);
  const [row] = await tx.query<{ id: AccountId }>('select id from account where email = $1', [email.data]);
  if (!row) throw new UsageError(`There is no account with the address ${email.data}.`);
  return row.id;
}

/**
 * The organization with an id. From now on the transaction sees it, and no other.
 * @throws UsageError when there is none
 */
export async function organizationIdOf(tx: OwnerTransaction, word: string | undefined): Promise<OrganizationId> {
  const id = OrganizationId.safeParse(word);
  if (!id.success)
    throw new UsageError(`"${word ?? ''}" is not the id of an organization; "organizations" lists them.`);
  await tx.query("select set_config('app.organization_id', $1, true)", [id.data]);
  const [row] = await tx.query('select 1 from organization where organization_id = $1', [id.data]);
  if (!row) throw new UsageError(`There is no organization ${id.data}.`);
  return id.data;
}
