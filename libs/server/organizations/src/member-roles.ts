import { type AccountId, type Role } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { MemberRepository } from './member.repository';

/** Which roles several people have now, for other contexts. */
@Injectable()
export class MemberRoles {
  constructor(@Inject(MemberRepository) private readonly members: MemberRepository) {}

  /** Nobody who is no member any more, and nobody at all while the organization is suspended. */
  async of(tx: TenantTransaction, people: readonly AccountId[]): Promise<ReadonlyMap<AccountId, Role>> {
    const rows = await this.members.rolesOf(tx, people);
    return new Map(rows.map(({ id, role }) => [id, role]));
  }
}
