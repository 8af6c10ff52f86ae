import { type AccountId } from '@certitude/contracts';
import { AppError, newId, type TenantTransaction } from '@certitude/server/core';
import { ArchivedPerson } from '../format/manifest';
import { type ArchivedRow } from './archive-file';

/** Who somebody of an archive is here. */
export interface ArrivedPeople {
  /** By the id in the archive. */
  readonly accounts: ReadonlyMap<string, AccountId>;
  /** Ids in the archive of those who have an account here: the others are former members. */
  readonly known: ReadonlySet<string>;
}

/** @throws AppError `archive.refused-row` */
export async function readPeople(rows: AsyncIterable<ArchivedRow>): Promise<readonly ArchivedPerson[]> {
  const people = new Map<string, ArchivedPerson>();
  for await (const { line, value } of rows) {
    const person = ArchivedPerson.safeParse(value);
    if (!person.success || people.has(person.data.id))
      throw new AppError('archive.refused-row', `In people, line ${line}: this is nobody.`);
    people.set(person.data.id, person.data);
  }
  return [...people.values()];
}

/**
 * Finds people by their addresses, and makes accounts without address for all others. Of an archive that nobody here vouches
 * for only who brought it is found: an archive says of others what it likes, and finding them would tell who has an account.
 */
export async function arrivePeople(
  tx: TenantTransaction,
  people: readonly ArchivedPerson[],
  { bringer, trusted, now }: { readonly bringer: AccountId; readonly trusted: boolean; readonly now: Date },
): Promise<ArrivedPeople> {
  const addresses = people.flatMap(({ email }) => email?.toLowerCase() ?? []);
  const found = await tx.query<{ id: AccountId; email: string }>(
    'select id, email from account where email = any ($1) and ($2 or id = $3)',
    [addresses, trusted, bringer],
  );
  const byAddress = new Map(found.map(({ id, email }) => [email, id]));
  const accounts = new Map<string, AccountId>();
  const known = new Set<string>();
  const made: { id: AccountId; name: string; time_zone: string }[] = [];
  for (const { id, email, name, time_zone } of people) {
    const account = byAddress.get(email?.toLowerCase() ?? '');
    // Two with one address are not both the same person.
    if (account && ![...accounts.values()].includes(account)) {
      accounts.set(id, account);
      known.add(id);
    } else {
      const former = newId<AccountId>();
      accounts.set(id, former);
      made.push({ id: former, name, time_zone });
    }
  }
  await tx.query(
    `insert into account (id, email, name, password_hash, time_zone, created_at)
     select r.id, null, r.name, '', r.time_zone, $2 from jsonb_to_recordset($1::jsonb) r (id uuid, name text, time_zone text)`,
    [JSON.stringify(made), now],
  );
  return { accounts, known };
}
