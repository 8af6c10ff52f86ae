import { type AssessmentId, type ResponseId } from '@certitude/contracts';
import { type FrozenDecision } from '@certitude/contracts/freezing';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { ReviewEntity } from './entities/review.entity';

/** For the versions context: how each answer was judged last. */
@Injectable()
export class LatestDecisions {
  async ofAssessment(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
  ): Promise<ReadonlyMap<ResponseId, FrozenDecision>> {
    const rows = await tx
      .repository(ReviewEntity)
      .query('v', ['responseId', 'decision', 'comment', 'reviewer', 'at'])
      .innerJoin('response', 'r', 'r.organizationId = v.organizationId and r.id = v.responseId')
      .where('r.assessmentId = :assessmentId', { assessmentId })
      .orderBy('v.id')
      .rows();
    // Oldest first: the last one of each answer is the one that stays.
    return new Map(
      rows.flatMap(({ responseId, at, ...decision }) =>
        responseId ? [[responseId, { ...decision, at: at.toISOString() }]] : [],
      ),
    );
  }
}
