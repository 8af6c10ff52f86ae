import { type AccountId, type AssessmentId, type ResponseId, type Role } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

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
    const rows = await tx.query<{ id: AccountId }>(
      'select account_id as id from response_contributor where response_id = $1 order by account_id',
      [responseId],
    );
    return rows.map(({ id }) => id);
  }

  /** The role of a current member; it stays as it is until the transaction ends. */
  async heldRoleOf(tx: TenantTransaction, accountId: AccountId): Promise<Role | undefined> {
    const [row] = await tx.query<{ role: Role }>(
      'select role from member where account_id = $1 and removed_at is null for share',
      [accountId],
    );
    return row?.role;
  }

  async insert(
    tx: TenantTransaction,
    { assessmentId, responseId, accountId }: ContributorPlace,
    { by, at }: { readonly by: AccountId; readonly at: Date },
  ): Promise<void> {
    await tx.query(
      `insert into response_contributor (organization_id, assessment_id, response_id, account_id, invited_by, invited_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [tx.organizationId, assessmentId, responseId, accountId, by, at],
    );
  }

  /** @returns whether there was such an invitation */
  async delete(tx: TenantTransaction, { assessmentId, responseId, accountId }: ContributorPlace): Promise<boolean> {
    const rows = await tx.query(
      `delete from response_contributor where assessment_id = $1 and response_id = $2 and account_id = $3 returning 1`,
      [assessmentId, responseId, accountId],
    );
    return rows.length === 1;
  }
}
