import { type AccountId } from '@certitude/contracts';
import { Clock, requireThat, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { Arrivals } from './arrivals';
import { invitationState } from './invitation-state';
import { InvitationRepository, type InvitationRow } from './invitation.repository';
import { Members } from './members.service';

/** Lets somebody in by an invitation, and hands over what waits under their name. */
@Injectable()
export class Admission {
  constructor(
    @Inject(InvitationRepository) private readonly invitations: InvitationRepository,
    @Inject(Members) private readonly members: Members,
    @Inject(Arrivals) private readonly arrivals: Arrivals,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws AppError `invitation.not-usable`, `invitation.already-member` */
  async admit(tx: TenantTransaction, invitation: InvitationRow, accountId: AccountId): Promise<void> {
    const now = this.clock.now();
    requireThat(invitationState(invitation, now) === 'open', 'invitation.not-usable');
    requireThat(await this.members.admit(tx, accountId, invitation.role), 'invitation.already-member');
    await this.invitations.accept(tx, invitation.id, accountId, now);
    const { recipient, carries, createdBy: invitedBy } = invitation;
    const names = [...new Set([recipient, carries].filter((name) => name !== ''))];
    await this.arrivals.tell(tx, { accountId, invitedBy, names });
  }
}
