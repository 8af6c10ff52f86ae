import { type AccountId, type EditMember, type Role } from '@certitude/contracts';
import { type EditableTable, Edits, type TenantContext, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

export interface MemberRow {
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly active: boolean;
  readonly joinedAt: Date;
  readonly version: number;
}

const MEMBER = `select m.account_id as "accountId", a.name, a.email, m.role, m.removed_at is null as active, m.joined_at as "joinedAt",
    m.version
  from member m join account a on a.id = m.account_id`;

const TABLE: EditableTable = { name: 'member', key: ['account_id'], columns: { role: 'role' } };

/** People of the organization, former ones included. */
@Injectable()
export class MemberRepository {
  constructor(@Inject(Edits) private readonly edits: Edits) {}

  /**
   * Makes everybody who changes members of this organization wait for this transaction. Not `for update`: that would
   * also stop whoever adds any row that refers to the organization.
   */
  async lock(tx: TenantTransaction): Promise<void> {
    await tx.query('select from organization for no key update');
  }

  /** The role an active member has right now. */
  async roleOf(tx: TenantTransaction, accountId: AccountId): Promise<Role | undefined> {
    const [row] = await tx.query<{ role: Role }>(
      'select role from member where account_id = $1 and removed_at is null',
      [accountId],
    );
    return row?.role;
  }

  /** The roles that those of the people have who are members right now. */
  rolesOf(tx: TenantTransaction, people: readonly AccountId[]): Promise<{ id: AccountId; role: Role }[]> {
    return tx.query<{ id: AccountId; role: Role }>(
      'select account_id as id, role from member where account_id = any ($1::uuid[]) and removed_at is null',
      [people],
    );
  }

  /** Like `roleOf`; the role stays as it is until this transaction ends. */
  async heldRoleOf(tx: TenantTransaction, accountId: AccountId): Promise<Role | undefined> {
    const [row] = await tx.query<{ role: Role }>(
      'select role from member where account_id = $1 and removed_at is null for share',
      [accountId],
    );
    return row?.role;
  }

  async find(tx: TenantTransaction, accountId: AccountId): Promise<MemberRow | undefined> {
    const [row] = await tx.query<MemberRow>(`${MEMBER} where m.account_id = $1`, [accountId]);
    return row;
  }

  /** By name. @param after last account of the page before, itself of this organization */
  page(tx: TenantTransaction, after: AccountId | null, most: number): Promise<MemberRow[]> {
    return tx.query<MemberRow>(
      `${MEMBER}
       where $1::uuid is null or (lower(a.name), m.account_id) >
         (select lower(b.name), b.id from member n join account b on b.id = n.account_id where n.account_id = $1)
       order by lower(a.name), m.account_id limit $2`,
      [after, most],
    );
  }

  async countActive(tx: TenantTransaction, accountIds: readonly AccountId[]): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      'select count(*)::int as count from member where account_id = any ($1::uuid[]) and removed_at is null',
      [accountIds],
    );
    return row?.count ?? 0;
  }

  async countOwners(tx: TenantTransaction): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      "select count(*)::int as count from member where role = 'owner' and removed_at is null",
    );
    return row?.count ?? 0;
  }

  async activeIds(tx: TenantTransaction): Promise<AccountId[]> {
    const rows = await tx.query<{ id: AccountId }>('select account_id as id from member where removed_at is null');
    return rows.map(({ id }) => id);
  }

  async insert(tx: TenantTransaction, accountId: AccountId, role: Role, now: Date): Promise<void> {
    await tx.query('insert into member (organization_id, account_id, role, joined_at) values ($1, $2, $3, $4)', [
      tx.organizationId,
      accountId,
      role,
      now,
    ]);
  }

  /** @returns whether there was a former member to bring back */
  async bringBack(tx: TenantTransaction, accountId: AccountId, role: Role, now: Date): Promise<boolean> {
    const rows = await tx.query(
      `update member set role = $2, joined_at = $3, removed_at = null, version = version + 1
       where account_id = $1 and removed_at is not null returning 1`,
      [accountId, role, now],
    );
    return rows.length === 1;
  }

  /** @throws AppError `edit.conflict` */
  edit(tx: TenantTransaction, context: TenantContext, accountId: AccountId, edit: EditMember): Promise<boolean> {
    return this.edits.apply(tx, context, { table: TABLE, key: [accountId] }, edit);
  }

  async remove(tx: TenantTransaction, accountId: AccountId, now: Date): Promise<void> {
    await tx.query('update member set removed_at = $2 where account_id = $1', [accountId, now]);
  }
}
