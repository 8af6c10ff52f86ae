import { type AccountId, type InvitationOffer, type MembershipView } from '@certitude/contracts';
import {
  Clock,
  found,
  requireThat,
  type SystemContext,
  TenantDatabase,
  type TenantTransaction,
} from '@certitude/server/core';
import { type InvitationLinks, RateLimits } from '@certitude/server/identity';
import { Inject, Injectable } from '@nestjs/common';
import { Admission } from './admission';
import { invitationState } from './invitation-state';
import { InvitationRepository, type InvitationRow, type OfferRow } from './invitation.repository';
import { hashOfToken } from './invitations.service';
import { MemberRepository } from './member.repository';

/** Who uses an invitation link, from where. */
export interface Joiner {
  readonly accountId: AccountId;
  readonly network: string;
  readonly requestId: string;
}

/** The other side of an invitation: someone who holds its link and is not a member yet. */
@Injectable()
export class Joining implements InvitationLinks {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(InvitationRepository) private readonly invitations: InvitationRepository,
    @Inject(MemberRepository) private readonly memberRows: MemberRepository,
    @Inject(Admission) private readonly admission: Admission,
    @Inject(RateLimits) private readonly limits: RateLimits,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws AppError `invitation.not-usable` for a link that is unknown, used, revoked or expired */
  async offer(token: string, network: string): Promise<InvitationOffer> {
    const invitation = await this.byToken(token, network);
    requireThat(invitationState(invitation, this.clock.now()) === 'open', 'invitation.not-usable');
    return {
      organization: invitation.organization,
      role: invitation.role,
      expiresAt: invitation.expiresAt.toISOString(),
      note: invitation.note,
    };
  }

  async isOpen(token: string): Promise<boolean> {
    const invitation = await this.invitations.findByToken(hashOfToken(token));
    return invitation !== undefined && invitationState(invitation, this.clock.now()) === 'open';
  }

  /**
   * Joins the organization. Twice by the same account is the same as once, also at the same time.
   * @throws AppError `invitation.not-usable`, `invitation.already-member`
   */
  async accept(token: string, joiner: Joiner): Promise<MembershipView> {
    const { organizationId, id } = await this.byToken(token, joiner.network);
    const context: SystemContext = { organizationId, actor: null, requestId: joiner.requestId };
    return this.db.transaction(context, async (tx) => {
      await this.memberRows.lock(tx);
      const invitation = found(await this.invitations.findLocked(tx, id));
      if (!(await this.hasAccepted(tx, invitation, joiner.accountId)))
        await this.admission.admit(tx, invitation, joiner.accountId);
      return found(await this.memberRows.membership(tx, joiner.accountId));
    });
  }

  private async byToken(token: string, network: string): Promise<OfferRow> {
    await this.limits.invitation(network);
    const invitation = await this.invitations.findByToken(hashOfToken(token));
    requireThat(invitation !== undefined, 'invitation.not-usable');
    await this.limits.invitationFound(network);
    return invitation;
  }

  private async hasAccepted(tx: TenantTransaction, invitation: InvitationRow, by: AccountId): Promise<boolean> {
    return invitation.acceptedBy === by && (await this.memberRows.roleOf(tx, by)) !== undefined;
  }
}
