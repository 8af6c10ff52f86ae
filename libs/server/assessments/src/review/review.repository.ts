import { type AccountId, type ResponseId, type ReviewId, type ReviewView } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

export interface ReviewRow extends Omit<ReviewView, 'at'> {
  readonly at: Date;
  /** Sequence number of the operation that carried the decision. */
  readonly seq: number | null;
}
/** A change of the answer. */
export interface AnswerChange {
  readonly seq: number;
  readonly actor: AccountId;
  readonly field: 'level' | 'applicability' | 'rationale';
}
export interface NewReview extends Omit<ReviewRow, 'reviewer'> {
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

  /** One entry per person and field that changed after a sequence number, with the last change of each. */
  changesSince(tx: TenantTransaction, response: ResponseId, seq: number): Promise<AnswerChange[]> {
    return tx.query<AnswerChange>(
      `select max(o.seq)::float8 as seq, o.actor_id as actor, o.field
       from assessment_operation o
       where o.response_id = $1 and o.seq > $2 and o.field in ('level', 'applicability', 'rationale')
         and (o.field = 'rationale' or o.value is distinct from o.previous)
       group by o.actor_id, o.field order by 1`,
      [response, seq],
    );
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

  async insert(tx: TenantTransaction, review: NewReview): Promise<void> {
    await tx.query(
      `insert into review (organization_id, id, response_id, decision, comment, hash, reviewer_id, at, stream_seq)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        tx.organizationId,
        review.id,
        review.response,
        review.decision,
        review.comment,
        review.hash,
        review.reviewer,
        review.at,
        review.seq,
      ],
    );
  }
}
