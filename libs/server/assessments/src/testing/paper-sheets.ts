import { type AssessmentId } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Global, Injectable, Module } from '@nestjs/common';
import { AnswerSheets, type GivenAnswer, type Place } from '../answer-sheets';

/** In the place of the context that keeps answers: what began, and that everything is answered as a test says. */
@Injectable()
export class PaperSheets extends AnswerSheets {
  /** Of every answer. */
  level: GivenAnswer['level'] = 0;
  readonly begun = new Map<AssessmentId, readonly Place[]>();

  async begin(tx: TenantTransaction, assessmentId: AssessmentId, places: readonly Place[]): Promise<void> {
    this.begun.set(assessmentId, places);
    await tx.query('insert into assessment_stream (organization_id, assessment_id) values ($1, $2)', [
      tx.organizationId,
      assessmentId,
    ]);
  }

  answers(_tx: TenantTransaction, ids: readonly AssessmentId[]): Promise<GivenAnswer[]> {
    const answered = { level: this.level, applicability: 'applicable' } as const;
    const places = ids.flatMap((assessmentId) =>
      (this.begun.get(assessmentId) ?? []).map((place) => ({ ...place, assessmentId })),
    );
    return Promise.resolve(places.map((place) => ({ ...place, ...answered })));
  }
}

@Global()
@Module({ providers: [PaperSheets, { provide: AnswerSheets, useExisting: PaperSheets }], exports: [AnswerSheets] })
export class PaperSheetsModule {}
