import { type AssessmentId, type ResponseId } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** What evidence stands behind a response, as far as a review or a version has to bind it. */
export interface LinkedEvidence {
  readonly response: ResponseId;
  /** Hash of the evidence's latest revision. */
  readonly hash: string;
  /** When it was linked, or its latest revision made, whichever came later. */
  readonly changedAt: Date;
}

/** Reads evidence links; the evidence context owns and writes them. */
@Injectable()
export class EvidenceHashes {
  /** In a stable order. */
  ofAssessment(tx: TenantTransaction, assessmentId: AssessmentId): Promise<LinkedEvidence[]> {
    return this.query(tx, 'l.assessment_id = $1', assessmentId);
  }

  ofResponse(tx: TenantTransaction, responseId: ResponseId): Promise<LinkedEvidence[]> {
    return this.query(tx, 'l.response_id = $1', responseId);
  }

  private query(tx: TenantTransaction, condition: string, id: string): Promise<LinkedEvidence[]> {
    return tx.query<LinkedEvidence>(
      `select l.response_id as response, r.hash, greatest(l.linked_at, r.created_at) as "changedAt"
       from evidence_link l
       join lateral (
         select v.hash, v.created_at from evidence_revision v
         where v.organization_id = l.organization_id and v.evidence_id = l.evidence_id order by v.number desc limit 1
       ) r on true
       where ${condition} order by l.response_id, r.hash, l.evidence_id`,
      [id],
    );
  }
}
