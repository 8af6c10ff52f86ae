import { type FinalizingDemands } from '@certitude/contracts/freezing';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { FinalizingPolicyEntity } from './entities/finalizing-policy.entity';

/** What an organization demands before it finalizes. Without a row, nothing. */
@Injectable()
export class FinalizingPolicyRepository {
  async read(tx: TenantTransaction): Promise<FinalizingDemands> {
    const columns = ['demandsRationale', 'demandsEvidence', 'demandsReview'] as const;
    const [row] = await tx.repository(FinalizingPolicyEntity).find(columns, {});
    return {
      rationale: row?.demandsRationale ?? false,
      evidence: row?.demandsEvidence ?? false,
      review: row?.demandsReview ?? false,
    };
  }

  async set(tx: TenantTransaction, { rationale, evidence, review }: FinalizingDemands): Promise<void> {
    await tx.query(
      `insert into finalizing_policy (organization_id, demands_rationale, demands_evidence, demands_review)
       values ($1, $2, $3, $4)
       on conflict (organization_id) do update set demands_rationale = excluded.demands_rationale,
         demands_evidence = excluded.demands_evidence, demands_review = excluded.demands_review`,
      [tx.organizationId, rationale, evidence, review],
    );
  }
}
