import { type ResponseId } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** What evidence stands behind a response, as far as a review has to bind it. */
export interface LinkedEvidence {
  /** Hash of the evidence's latest revision. */
  readonly hash: string;
  /** When it was linked, or its latest revision made, whichever came later. */
  readonly changedAt: Date;
}

/** Reads evidence links; the evidence context owns and writes them. */
@Injectable()
export class EvidenceHashes {
  /** In a stable order. */
  ofResponse(tx: TenantTransaction, responseId: ResponseId): Promise<LinkedEvidence[]> {
    return tx.query<LinkedEvidence>(
      `select r.hash, greatest(l.linked_at, r.created_at) as "changedAt"
       from evidence_link l
       join lateral (
         select v.hash, v.created_at from evidence_revision v
         where v.organization_id = l.organization_id and v.evidence_id = l.evidence_id order by v.number desc limit 1
       ) r on true
       where l.response_id = $1 order by r.hash, l.evidence_id`,
      [responseId],
    );
  }
}
