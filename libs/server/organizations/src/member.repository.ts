import {
  type AccountId,
  type EditMember,
  type MembershipView,
  type MembersQuery,
  type Role,
} from '@certitude/contracts';
import { Edits, type PersonTransaction, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { Any, IsNull, Not } from 'typeorm';
import { MemberEntity } from './entities/member.entity';
import { OrganizationEntity } from './entities/organization.entity';

export interface MemberRow {
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string | null;
  readonly picture: string | null;
  readonly role: Role;
  readonly active: boolean;
  readonly joinedAt: Date;
  readonly version: number;
}

/** People of the organization, former ones included. */
@Injectable()
export class MemberRepository {
  constructor(@Inject(Edits) private readonly edits: Edits) {}

  /**
   * Makes everybody who changes members of this organization wait for this transaction. Not `for update`: that would
   * also stop whoever adds any row that refers to the organization.
   */
  async lock(tx: TenantTransaction): Promise<void> {
    const { organizationId } = tx;
    await tx.repository(OrganizationEntity).findOne(['organizationId'], { organizationId }, 'no key update');
  }

  /** The role an active member has right now. */
  async roleOf(tx: TenantTransaction, accountId: AccountId): Promise<Role | undefined> {
    return (await tx.repository(MemberEntity).findOne(['role'], active(accountId)))?.role;
  }

  /** The roles that those of the people have who are members right now. */
  rolesOf(tx: TenantTransaction, people: readonly AccountId[]): Promise<{ id: AccountId; role: Role }[]> {
    return tx.query<{ id: AccountId; role: Role }>(
      'select account_id as id, role from member where account_id = any ($1::uuid[]) and removed_at is null',
      [people],
    );
  }

  async find(tx: TenantTransaction, accountId: AccountId): Promise<MemberRow | undefined> {
    const [row] = await members(tx).where('m.accountId = :accountId', { accountId }).rows();
    return row;
  }

  /** The organization as its member sees it in their list. */
  async membership(tx: TenantTransaction, accountId: AccountId): Promise<MembershipView | undefined> {
    const [row] = await tx
      .repository(MemberEntity)
      .query('m', ['organizationId', 'role'])
      .innerJoin('organization', 'o', 'o.organizationId = m.organizationId')
      .and<Pick<MembershipView, 'name' | 'sample'>>({ name: 'o.name', sample: 'o.sample' })
      .where('m.accountId = :accountId', { accountId })
      .rows();
    return row && { ...row, suspended: false };
  }

  /** By name. @param after last account of the page before, itself of this organization */
  page(
    tx: TenantTransaction,
    { ids, standing }: Pick<MembersQuery, 'ids' | 'standing'>,
    after: AccountId | null,
    most: number,
  ): Promise<MemberRow[]> {
    const list = members(tx).orderBy('lower(a.name)').orderBy('m.accountId');
    if (ids) list.where('m.accountId = any (:ids)', { ids });
    if (standing) list.where('(m.removed_at is null) = :isPresent', { isPresent: standing === 'present' });
    if (after)
      list.where(
        `(lower(a.name), m.account_id) > (select lower(b.name), b.id
           from member n join account b on b.id = n.account_id where n.account_id = :after)`,
        { after },
      );
    return list.rows(most);
  }

  countActive(tx: TenantTransaction, accountIds: readonly AccountId[]): Promise<number> {
    return tx.repository(MemberEntity).count({ accountId: Any(accountIds), removedAt: IsNull() });
  }

  countOwners(tx: TenantTransaction): Promise<number> {
    return tx.repository(MemberEntity).count({ role: 'owner', removedAt: IsNull() });
  }

  /** Those of these mail addresses that members have. */
  async addressesAmong(tx: TenantTransaction, addresses: readonly string[]): Promise<string[]> {
    const rows = await members(tx)
      .where('lower(a.email) = any (:addresses)', { addresses })
      .where('m.removed_at is null')
      .rows();
    return rows.flatMap(({ email }) => email?.toLowerCase() ?? []);
  }

  async activeIds(tx: TenantTransaction): Promise<AccountId[]> {
    const rows = await tx.repository(MemberEntity).find(['accountId'], { where: { removedAt: IsNull() } });
    return rows.map(({ accountId }) => accountId);
  }

  insert(tx: TenantTransaction, accountId: AccountId, role: Role, now: Date): Promise<void> {
    return tx.repository(MemberEntity).insert({ accountId, role, joinedAt: now });
  }

  /** @returns whether there was a former member to bring back */
  async bringBack(tx: TenantTransaction, accountId: AccountId, role: Role, now: Date): Promise<boolean> {
    const former = { accountId, removedAt: Not(IsNull()) };
    const changes = { role, joinedAt: now, removedAt: null, version: () => 'version + 1' };
    return (await tx.repository(MemberEntity).update(former, changes)) === 1;
  }

  /** @throws AppError `edit.conflict` */
  edit(tx: PersonTransaction, accountId: AccountId, edit: EditMember): Promise<boolean> {
    return this.edits.apply(tx, { entity: MemberEntity, where: { accountId }, fields: ['role'] }, edit);
  }

  async remove(tx: TenantTransaction, accountId: AccountId, now: Date): Promise<void> {
    await tx.repository(MemberEntity).update({ accountId }, { removedAt: now });
  }
}

const active = (accountId: AccountId) => ({ accountId, removedAt: IsNull() });

const members = (tx: TenantTransaction) =>
  tx
    .repository(MemberEntity)
    .query('m', ['accountId', 'role', 'joinedAt', 'version'])
    .innerJoin('account', 'a', 'a.id = m.accountId')
    .leftJoin('account_picture', 'p', 'p.accountId = m.accountId')
    .and<Pick<MemberRow, 'name' | 'email' | 'picture' | 'active'>>({
      name: 'a.name',
      email: 'a.email',
      picture: 'p.hash',
      active: 'm.removed_at is null',
    });
