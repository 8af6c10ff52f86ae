import { type ResponseId, type ReviewView } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { ReviewEntity } from './entities/review.entity';

export type ReviewRow = Pick<ReviewEntity, (typeof REVIEW)[number]>;
/** With the archive that it came with. */
export type MarkedReview = ReviewRow & Pick<ReviewView, 'archive'>;
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
  ofResponse(tx: TenantTransaction, response: ResponseId): Promise<MarkedReview[]> {
    return tx
      .repository(ReviewEntity)
      .query('v', REVIEW)
      .and<Pick<MarkedReview, 'archive'>>({ archive: 'archive_before(v.organizationId, v.at)' })
      .where('v.responseId = :response', { response })
      .orderBy('v.id', 'DESC')
      .rows();
  }

  /**
   * Before the operation that carries the decision: the database lets no status stand that nobody decided on, and notes
   * itself where in the stream the decision is and what evidence it rests on.
   */
  insert(tx: TenantTransaction, { response, ...review }: NewReview): Promise<void> {
    return tx.repository(ReviewEntity).insert({ ...review, responseId: response });
  }
}
