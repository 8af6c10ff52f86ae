import { type AssessmentDetails, type AssessmentId, type FieldVersions } from '@certitude/contracts';
import { MERGE_FACTS, type MergeFact } from '@certitude/contracts/exchange';
import { Edits, found, type PersonTransaction, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { AssessmentEntity } from '../entities/assessment.entity';
import { DETAILS } from './assessment.repository';

/** Who assesses and when, as it stands. */
export interface StandingFacts {
  readonly version: number;
  readonly createdAt: Date;
  readonly values: Pick<AssessmentDetails, MergeFact>;
  /** Of each that was changed since the assessment was made, the last change. */
  readonly changed: FieldVersions;
}

/** For whoever brings an assessment from elsewhere: who assesses and when, read and set. */
@Injectable()
export class BroughtFacts {
  constructor(@Inject(Edits) private readonly edits: Edits) {}

  /** @throws AppError `not-found` */
  async read(tx: TenantTransaction, id: AssessmentId): Promise<StandingFacts> {
    const columns = [...MERGE_FACTS, 'version', 'fieldVersions', 'createdAt'] as const;
    const row = found(await tx.repository(AssessmentEntity).findOne(columns, { id }));
    const { version, fieldVersions, createdAt, ...values } = row;
    return { version, createdAt, values, changed: fieldVersions };
  }

  /** Under the lock of the stream. @throws AppError `not-found`, `assessment.frozen` */
  async set(tx: PersonTransaction, id: AssessmentId, changes: Partial<StandingFacts['values']>): Promise<void> {
    await this.edits.set(tx, { entity: AssessmentEntity, where: { id }, fields: DETAILS }, changes);
  }
}
