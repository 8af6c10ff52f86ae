import { type AccountId, type ResponseId } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { ReviewEntity } from '../entities/review.entity';

export type ReviewRow = Pick<ReviewEntity, (typeof REVIEW)[number]>;
export interface NewReview extends Omit<ReviewRow, 'streamSeq'> {
  readonly response: ResponseId;
  readonly hash: string;
}

/** With the sequence number of the operation that carried the decision. */
const REVIEW = ['id', 'decision', 'comment', 'reviewer', 'at', 'streamSeq'] as const;

/** Decisions on responses, and the work they judge. */
@Injectable()
export class ReviewRepository {
  /** Newest first. */
  ofResponse(tx: TenantTransaction, response: ResponseId): Promise<ReviewRow[]> {
    return tx.repository(ReviewEntity).find(REVIEW, { where: { responseId: response }, order: { id: 'DESC' } });
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
  insert(tx: TenantTransaction, { response, ...review }: NewReview): Promise<void> {
    return tx.repository(ReviewEntity).insert({ ...review, responseId: response });
  }
}
