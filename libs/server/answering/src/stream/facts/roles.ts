import { type AccountId, type Role } from '@certitude/contracts';
import { type Statement } from '@certitude/server/core';

/** Of some accounts those that are members now, and as what. */
export type Roles = ReadonlyMap<AccountId, Role>;
/** What was believed of people; null: a member, whatever the role. */
export type BelievedRoles = ReadonlyMap<AccountId, Role | null>;

/** Roles of those of these accounts, $3, that are members now. Takes the assessment only to look like the others. */
export const ROLES: Statement<{ readonly account: AccountId; readonly role: Role }> = {
  name: 'live-roles',
  text: `select m.account_id as account, m.role from member m
    where m.organization_id = $1 and $2::uuid is not null and m.account_id = any ($3::uuid[]) and m.removed_at is null`,
};

/** As a condition: everybody is still a member, and as believed. Two lists, of accounts and of roles. */
export const rolesHold = (accounts: string, roles: string) => `not exists (
        select from unnest(${accounts}::uuid[], ${roles}::text[]) as believed(account_id, role)
        where not exists (
          select from member m
          where m.organization_id = $1 and m.account_id = any (${accounts}::uuid[]) and m.account_id = believed.account_id
            and m.removed_at is null
            and (believed.role is null or m.role = believed.role)))`;
