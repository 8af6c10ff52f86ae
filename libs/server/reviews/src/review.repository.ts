import { type ResponseId } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { ReviewEntity } from './entities/review.entity';

export type ReviewRow = Pick<ReviewEntity, (typeof REVIEW)[number]>;
export interface NewReview extends Omit<ReviewRow, 'streamSeq'> {
  readonly response: ResponseId;
  readonly hash: string;
}

/** With the sequence number of the operation that carried the decision. */
const REVIEW = ['id', 'decision', 'comment', 'reviewer', 'at', 'streamSeq'] as const;

/** Decisions on responses. */
@Injectable()
export class ReviewRepository {
  /** Newest first. */
  ofResponse(tx: TenantTransaction, response: ResponseId): Promise<ReviewRow[]> {
    return tx.repository(ReviewEntity).find(REVIEW, { where: { responseId: response }, order: { id: 'DESC' } });
  }

  /**
   * Before the operation that carries the decision: the database lets no status stand that nobody decided on, and notes
   * itself where in the stream the decision is and what evidence it rests on.
   */
  insert(tx: TenantTransaction, { response, ...review }: NewReview): Promise<void> {
    return tx.repository(ReviewEntity).insert({ ...review, responseId: response });
  }
}
