import { type AssessmentId } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { AssessmentEntity } from '../entities/assessment.entity';

/** For the versions context: what an assessment says of itself when it is finalized, or worked on again. */
@Injectable()
export class AssessmentRevisions {
  async finalized(tx: TenantTransaction, id: AssessmentId, at: Date): Promise<void> {
    await tx.repository(AssessmentEntity).update({ id }, { state: 'finalized', finalizedAt: at });
  }

  /** @param isNext whether it is another revision from now on */
  async reopened(tx: TenantTransaction, id: AssessmentId, isNext: boolean): Promise<void> {
    const next = isNext ? { revision: () => 'revision + 1' } : {};
    await tx.repository(AssessmentEntity).update({ id }, { state: 'in-progress', finalizedAt: null, ...next });
  }
}
