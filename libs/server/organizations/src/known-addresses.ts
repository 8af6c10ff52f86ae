import { Clock, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { InvitationRepository } from './invitation.repository';
import { MemberRepository } from './member.repository';

/** Whose mail addresses are known in an organization: for those who manage members. */
@Injectable()
export class KnownAddresses {
  constructor(
    @Inject(MemberRepository) private readonly members: MemberRepository,
    @Inject(InvitationRepository) private readonly invitations: InvitationRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** What those of the addresses are that belong to members, or have an invitation that is open. */
  async of(tx: TenantTransaction, addresses: readonly string[]): Promise<ReadonlyMap<string, 'member' | 'invited'>> {
    const distinct = [...new Set(addresses.map((address) => address.toLowerCase()))];
    if (distinct.length === 0) return new Map();
    const invited = await this.invitations.openAmong(tx, distinct, this.clock.now());
    const members = await this.members.addressesAmong(tx, distinct);
    return new Map([
      ...invited.map((address) => [address, 'invited'] as const),
      ...members.map((address) => [address, 'member'] as const),
    ]);
  }
}
