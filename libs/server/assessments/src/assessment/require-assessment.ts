import { type AssessmentId } from '@certitude/contracts';
import { requireThat, type TenantTransaction } from '@certitude/server/core';
import { AssessmentEntity } from '../entities/assessment.entity';

/** @throws AppError `not-found` when the organization has no such assessment */
export async function requireAssessment(tx: TenantTransaction, id: AssessmentId): Promise<void> {
  requireThat(await tx.repository(AssessmentEntity).exists({ id }), 'not-found');
}
