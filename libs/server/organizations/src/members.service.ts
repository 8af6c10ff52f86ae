import {
  type AccountId,
  allows,
  type Done,
  type EditMember,
  type Handover,
  mayGrant,
  type MemberView,
  type Page,
  type MembersQuery,
  type Role,
  ROLES,
} from '@certitude/contracts';
import {
  Bus,
  Clock,
  cursorId,
  found,
  requireThat,
  TenantDatabase,
  type TenantContext,
  type PersonTransaction,
  type TenantTransaction,
  toPage,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { Handovers } from './handovers.service';
import { InvitationRepository } from './invitation.repository';
import { MemberRepository, type MemberRow } from './member.repository';

/** Who belongs to an organization, and with which role. */
@Injectable()
export class Members {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(MemberRepository) private readonly members: MemberRepository,
    @Inject(InvitationRepository) private readonly invitations: InvitationRepository,
    @Inject(Handovers) private readonly handovers: Handovers,
    @Inject(Bus) private readonly bus: Bus,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Whether every one of these accounts is a current member of the transaction's organization. */
  async isActive(tx: TenantTransaction, accountIds: readonly AccountId[]): Promise<boolean> {
    const distinct = [...new Set(accountIds)];
    return distinct.length === 0 || (await this.members.countActive(tx, distinct)) === distinct.length;
  }

  /** People by name, former ones included. */
  list(context: TenantContext, { limit, after: cursor, ...which }: MembersQuery): Promise<Page<MemberView>> {
    const after = cursorId<AccountId>(cursor);
    return this.db.transaction(context, async (tx) => {
      const page = toPage(await this.members.page(tx, which, after, limit + 1), limit, (row) => row.accountId);
      return { ...page, items: page.items.map((row) => toView(row, context.actor.role)) };
    });
  }

  /** @throws AppError `not-found`, `member.role-too-high`, `member.last-owner`, `edit.conflict` */
  changeRole(context: TenantContext, accountId: AccountId, edit: EditMember): Promise<MemberView> {
    return this.db.transaction(context, async (tx) => {
      const { actorRole, member } = await this.lockedPair(tx, accountId);
      const { role = member.role } = edit.changes;
      requireThat(mayGrant(actorRole, member.role) && mayGrant(actorRole, role), 'member.role-too-high');
      if (role !== 'owner') await this.keepAnOwner(tx, member);
      if (await this.members.edit(tx, accountId, edit)) await this.afterLosing(tx, accountId, role);
      return toView(found(await this.members.find(tx, accountId)), actorRole);
    });
  }

  /**
   * Removes a member, or lets the caller leave, and hands what they hold to others, in one step. What the person did
   * stays, under their name.
   * @throws AppError `access.forbidden`, `not-found`, `member.role-too-high`, `member.last-owner`, `member.cannot-hold`
   */
  remove(context: TenantContext, accountId: AccountId, handover: Handover): Promise<Done> {
    return this.db.transaction(context, async (tx) => {
      const leaves = accountId === context.actor.id;
      requireThat(leaves || allows(context.actor.role, 'member:manage'), 'access.forbidden');
      const { actorRole, member } = await this.lockedPair(tx, accountId);
      requireThat(leaves || mayGrant(actorRole, member.role), 'member.role-too-high');
      await this.keepAnOwner(tx, member);
      // Before the member's own row is written: whoever edits holds what they edit, and asks for roles then.
      await this.handovers.handOver(tx, { from: accountId, actorRole }, handover);
      await this.members.remove(tx, accountId, this.clock.now());
      await this.afterLosing(tx, accountId, null);
      return { done: true };
    });
  }

  /**
   * Makes the account a member, or brings a former one back. The caller holds the lock on the members.
   * @returns false when it is a current member already
   */
  async admit(tx: TenantTransaction, accountId: AccountId, role: Role): Promise<boolean> {
    if (await this.members.roleOf(tx, accountId)) return false;
    const now = this.clock.now();
    const isBack = await this.members.bringBack(tx, accountId, role, now);
    if (!isBack) await this.members.insert(tx, accountId, role, now);
    this.announce(tx, accountId);
    return true;
  }

  /** Tells every process, after COMMIT, to look again at what the account may do: live connections close at once. */
  announce(tx: TenantTransaction, accountId: AccountId): void {
    tx.afterCommit(() => this.bus.publish({ topic: 'membership', organizationId: tx.organizationId, accountId }));
  }

  /**
   * Both people as they are now, under the lock: two owners who demote each other at the same moment do so one after
   * the other, and the second one is no owner any more.
   */
  private async lockedPair(
    tx: PersonTransaction,
    accountId: AccountId,
  ): Promise<{ actorRole: Role; member: MemberRow }> {
    await this.members.lock(tx);
    const actorRole = found(await this.members.roleOf(tx, tx.context.actor.id));
    const member = found(await this.members.find(tx, accountId));
    requireThat(member.active, 'not-found');
    return { actorRole, member };
  }

  private async keepAnOwner(tx: TenantTransaction, member: MemberRow): Promise<void> {
    if (member.role !== 'owner') return;
    requireThat((await this.members.countOwners(tx)) > 1, 'member.last-owner');
  }

  /** Nobody comes back through an invitation of their own that they could no longer give. */
  private async afterLosing(tx: TenantTransaction, accountId: AccountId, role: Role | null): Promise<void> {
    const lost = ROLES.filter((offered) => role === null || !mayGrant(role, offered));
    await this.invitations.revokeOpenBy(tx, accountId, lost, this.clock.now());
    this.announce(tx, accountId);
  }
}

const toView = (row: MemberRow, viewer: Role): MemberView => ({
  ...row,
  email: allows(viewer, 'member:manage') ? row.email : null,
  joinedAt: row.joinedAt.toISOString(),
});
