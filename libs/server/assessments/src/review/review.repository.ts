import { type AccountId, type ResponseId, type ReviewId, type ReviewView } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

export interface ReviewRow extends Omit<ReviewView, 'at'> {
  readonly at: Date;
  /** Sequence number of the operation that carried the decision. */
  readonly seq: number | null;
}
export interface NewReview extends Omit<ReviewRow, 'reviewer' | 'seq'> {
  readonly id: ReviewId;
  readonly response: ResponseId;
  readonly hash: string;
  readonly reviewer: AccountId;
}

/** Decisions on responses, and the work they judge. */
@Injectable()
export class ReviewRepository {
  /** Newest first. */
  ofResponse(tx: TenantTransaction, response: ResponseId): Promise<ReviewRow[]> {
    return tx.query<ReviewRow>(
      `select id, decision, comment, reviewer_id as reviewer, at, stream_seq::float8 as seq
       from review where response_id = $1 order by id desc`,
      [response],
    );
  }

  /** Which parts of the answer changed after a sequence number, in the order of their last change. */
  async changedSince(tx: TenantTransaction, response: ResponseId, seq: number): Promise<string[]> {
    const rows = await tx.query<{ field: string }>(
      `select o.field from assessment_operation o
       where o.response_id = $1 and o.seq > $2 and o.field in ('level', 'applicability', 'rationale')
         and (o.field = 'rationale' or o.value is distinct from o.previous)
       group by o.field order by max(o.seq)`,
      [response, seq],
    );
    return rows.map(({ field }) => field);
  }

  /** Who submitted the response last. */
  async submitter(tx: TenantTransaction, response: ResponseId): Promise<AccountId | null> {
    const [row] = await tx.query<{ actor: AccountId }>(
      `select o.actor_id as actor from assessment_operation o
       where o.response_id = $1 and o.field = 'status' and o.value = '"ready-for-review"'::jsonb
         and o.value is distinct from o.previous
       order by o.seq desc limit 1`,
      [response],
    );
    return row?.actor ?? null;
  }

  /**
   * Before the operation that carries the decision: the database lets no status stand that nobody decided on, and notes
   * itself where in the stream the decision is and what evidence it rests on.
   */
  async insert(tx: TenantTransaction, review: NewReview): Promise<void> {
    await tx.query(
      `insert into review (organization_id, id, response_id, decision, comment, hash, reviewer_id, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        tx.organizationId,
        review.id,
        review.response,
        review.decision,
        review.comment,
        review.hash,
        review.reviewer,
        review.at,
      ],
    );
  }
}
