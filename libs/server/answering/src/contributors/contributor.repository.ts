import { type AccountId, type AssessmentId, type ResponseId } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { ResponseContributorEntity } from '../entities/response-contributor.entity';

/** Where somebody is invited to answer. */
export interface ContributorPlace {
  readonly assessmentId: AssessmentId;
  readonly responseId: ResponseId;
  readonly accountId: AccountId;
}

/** Invitations to answer a response. */
@Injectable()
export class ContributorRepository {
  /** People invited to a response, in a stable order. Never more than `MAX_CONTRIBUTORS`. */
  async ofResponse(tx: TenantTransaction, responseId: ResponseId): Promise<AccountId[]> {
    const options = { where: { responseId }, order: { accountId: 'ASC' } } as const;
    const rows = await tx.repository(ResponseContributorEntity).find(['accountId'], options);
    return rows.map(({ accountId }) => accountId);
  }

  insert(
    tx: TenantTransaction,
    { assessmentId, responseId, accountId }: ContributorPlace,
    { by, at }: { readonly by: AccountId; readonly at: Date },
  ): Promise<void> {
    const invitation = { assessmentId, responseId, accountId, invitedBy: by, invitedAt: at };
    return tx.repository(ResponseContributorEntity).insert(invitation);
  }

  /** @returns whether there was such an invitation */
  async delete(tx: TenantTransaction, { assessmentId, responseId, accountId }: ContributorPlace): Promise<boolean> {
    const invitation = { assessmentId, responseId, accountId };
    return (await tx.repository(ResponseContributorEntity).delete(invitation)) === 1;
  }
}
