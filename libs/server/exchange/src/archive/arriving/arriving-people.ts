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

/**
 * @param heard is told how many were read; stops the reading by what it throws
 * @throws AppError `archive.refused-row`
 */
export async function readPeople(
  rows: AsyncIterable<ArchivedRow>,
  heard: (read: number) => Promise<void>,
): Promise<readonly ArchivedPerson[]> {
  const people = new Map<string, ArchivedPerson>();
  for await (const { line, value } of rows) {
    await heard(line);
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
  const known = knownAmong(people, new Map(found.map(({ id, email }) => [email, id])));
  const accounts = new Map(people.map(({ id }) => [id, known.get(id) ?? newId<AccountId>()]));
  const made = people
    .filter(({ id }) => !known.has(id))
    .map(({ id, name, time_zone }) => ({ id: accounts.get(id), name, time_zone }));
  await tx.query(
    `insert into account (id, email, name, password_hash, time_zone, created_at)
     select r.id, null, r.name, '', r.time_zone, $2 from jsonb_to_recordset($1::jsonb) r (id uuid, name text, time_zone text)`,
    [JSON.stringify(made), now],
  );
  return { accounts, known: new Set(known.keys()) };
}

/** Whose accounts these are, by the id in the archive: two with one address are not both the same person. */
export function knownAmong(
  people: readonly Pick<ArchivedPerson, 'id' | 'email'>[],
  byAddress: ReadonlyMap<string, AccountId>,
): ReadonlyMap<string, AccountId> {
  const known = new Map<string, AccountId>();
  const taken = new Set<AccountId>();
  for (const { id, email } of people) {
    const account = byAddress.get(email?.toLowerCase() ?? '');
    if (account === undefined || taken.has(account)) continue;
    taken.add(account);
    known.set(id, account);
  }
  return known;
}
