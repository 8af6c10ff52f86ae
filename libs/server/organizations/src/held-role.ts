import { type AccountId, type Role } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { IsNull } from 'typeorm';
import { MemberEntity } from './entities/member.entity';

/** The role of a current member. It stays as it is until the transaction ends: who changes or removes them waits. */
export async function heldRoleOf(tx: TenantTransaction, accountId: AccountId): Promise<Role | undefined> {
  return (await tx.repository(MemberEntity).findOne(['role'], { accountId, removedAt: IsNull() }, 'share'))?.role;
}
