import { type AccountId } from '@certitude/contracts';
import { type ArrivedPeople } from './arriving-people';
import { type CheckedRow } from './row-reader';

interface Arrival {
  readonly bringer: AccountId;
  readonly now: Date;
}

/**
 * Members as they are here: who brought the archive owns what it becomes; who has an account here is what they were; all
 * others are former members, since nobody can sign in as them.
 * @param rows with the accounts of here
 */
export function membersOf(rows: readonly CheckedRow[], people: ArrivedPeople, { bringer, now }: Arrival): CheckedRow[] {
  const known = new Set([...people.known].map((id) => people.accounts.get(id)));
  return rows.map((row) => {
    const account = row['account_id'] as AccountId;
    if (account === bringer) return { ...row, role: 'owner', removed_at: null };
    return known.has(account) ? row : { ...row, removed_at: row['removed_at'] ?? now.toISOString() };
  });
}

/** The member that nobody in the archive was; null when somebody was. */
export function bringerAsMember(people: ArrivedPeople, { bringer, now }: Arrival): CheckedRow | null {
  if ([...people.accounts.values()].includes(bringer)) return null;
  return {
    account_id: bringer,
    role: 'owner',
    joined_at: now.toISOString(),
    removed_at: null,
    version: 1,
    field_versions: {},
  };
}
