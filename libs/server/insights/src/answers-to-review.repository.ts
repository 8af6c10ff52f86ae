import {
  type AccountId,
  type AssessmentId,
  AWAITING_REVIEW,
  CLOSED_ASSESSMENT_STATES,
  type ModelReleaseId,
  type ResponseId,
} from '@certitude/contracts';
import { type DuePlace, found, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** An answer that somebody is to review. */
export interface AnswerToReviewRow {
  readonly id: ResponseId;
  readonly assessmentId: AssessmentId;
  readonly assessmentName: string;
  readonly pkiName: string;
  readonly modelReleaseId: ModelReleaseId;
  readonly module: string;
  readonly category: string;
  readonly requirement: string | null;
  readonly owner: AccountId | null;
  readonly reviewer: AccountId | null;
  readonly dueOn: string | null;
}

/** What is counted is what is listed. `$1`: the status of answers that wait, `$2`: states of closed assessments. */
const WAITING = `from response r
  join assessment a on a.organization_id = r.organization_id and a.id = r.assessment_id
    and a.state <> all ($2) and a.archived_at is null`;
const IS_WAITING = 'r.status = $1';
const STATUSES = [AWAITING_REVIEW, CLOSED_ASSESSMENT_STATES] as const;

/** What waits for a review in the whole organization, whoever may decide it. */
@Injectable()
export class AnswersToReviewRepository {
  async count(tx: TenantTransaction): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `select count(*)::int as count ${WAITING} where ${IS_WAITING}`,
      STATUSES,
    );
    return found(row).count;
  }

  /** By due date, what has none last. @param after where the page before ended */
  page(tx: TenantTransaction, after: DuePlace | null, most: number): Promise<AnswerToReviewRow[]> {
    return tx.query<AnswerToReviewRow>(
      `select r.id, a.id as "assessmentId", a.name as "assessmentName", k.name as "pkiName",
         a.model_release_id as "modelReleaseId", r.module, r.category, r.requirement, r.owner_id as owner,
         r.reviewer_id as reviewer, r.due_on::text as "dueOn"
       ${WAITING} join pki k on k.organization_id = a.organization_id and k.id = a.pki_id
       where ${IS_WAITING} and ($4::uuid is null
         or (coalesce(r.due_on, 'infinity'::date), r.id) > (coalesce($3::date, 'infinity'::date), $4))
       order by coalesce(r.due_on, 'infinity'::date), r.id limit $5`,
      [...STATUSES, after?.dueOn ?? null, after?.id ?? null, most],
    );
  }
}
