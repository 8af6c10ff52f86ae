import { allows, type AccountId, type MemberView } from '@certitude/contracts';

interface Known {
  readonly owner: AccountId | null;
  readonly invited: ReadonlySet<AccountId>;
}

/** Members who may be invited to answer, by name: those whose role answers at all, and who do not have this one already. */
export const invitable = (members: readonly MemberView[], { owner, invited }: Known): MemberView[] =>
  members
    .filter(({ accountId, active, role }) => {
      const has = accountId === owner || invited.has(accountId);
      return active && !has && allows(role, 'response:answer-own');
    })
    .sort((one, other) => one.name.localeCompare(other.name));
