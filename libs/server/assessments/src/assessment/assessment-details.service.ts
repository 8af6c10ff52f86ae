import {
  type AssessmentId,
  type AssessmentVersionId,
  type AssessmentView,
  daysOutOfOrder,
  type EditAssessment,
  isSameKindOfAnswers,
} from '@certitude/contracts';
import {
  AppError,
  Edits,
  found,
  type PersonTransaction,
  requireThat,
  TenantDatabase,
  type TenantContext,
  type TenantTransaction,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { AssessmentEntity } from '../entities/assessment.entity';
import { AssessmentRepository, DETAILS } from './assessment.repository';
import { Assessments } from './assessments.service';

/** What an assessment says of itself, corrected until it is finalized: the database refuses it then. */
@Injectable()
export class AssessmentDetailsEditing {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(AssessmentRepository) private readonly assessments: AssessmentRepository,
    @Inject(Assessments) private readonly views: Assessments,
    @Inject(Edits) private readonly edits: Edits,
  ) {}

  /**
   * @throws AppError `not-found`, also for a baseline that is not there; `edit.conflict`; `assessment.frozen`;
   *   `assessment.other-method`; `request.invalid` for days that come before those they follow
   */
  async update(context: TenantContext, id: AssessmentId, edit: EditAssessment): Promise<AssessmentView> {
    await this.db.transaction(context, async (tx) => {
      await this.check(tx, id, edit.changes);
      // Whoever finalizes holds the stream before the assessment.
      await tx.query('select from assessment_stream s where s.assessment_id = $1 for share', [id]);
      await this.edits.apply(tx, { entity: AssessmentEntity, where: { id }, fields: DETAILS }, edit);
      const outOfOrder = daysOutOfOrder(found(await this.assessments.find(tx, id)));
      if (outOfOrder.length > 0) throw outOfOrderError(outOfOrder);
    });
    return this.views.get(context, id);
  }

  private async check(tx: PersonTransaction, id: AssessmentId, changes: EditAssessment['changes']): Promise<void> {
    const present = found(await this.assessments.find(tx, id));
    const { method = present.method, baseline = present.baseline, baselineVersion = present.baselineVersion } = changes;
    requireThat(isSameKindOfAnswers(present.method, method), 'assessment.other-method');
    if (baseline === id) throw invalid('baseline', 'must be another assessment');
    if (baseline !== null) found(await this.assessments.find(tx, baseline));
    if (baselineVersion === null) return;
    if (baseline === null) throw invalid('baselineVersion', 'must be one of the baseline');
    requireThat(await isVersionOf(tx, baseline, baselineVersion), 'not-found');
  }
}

async function isVersionOf(
  tx: TenantTransaction,
  assessment: AssessmentId,
  version: AssessmentVersionId,
): Promise<boolean> {
  const rows = await tx.query('select from assessment_version where assessment_id = $1 and id = $2', [
    assessment,
    version,
  ]);
  return rows.length === 1;
}

const invalid = (field: string, message: string): AppError =>
  new AppError('request.invalid', undefined, [{ path: `body.changes.${field}`, message }]);

const outOfOrderError = (fields: readonly string[]): AppError =>
  new AppError(
    'request.invalid',
    undefined,
    fields.map((field) => ({ path: `body.changes.${field}`, message: 'must not be before the start' })),
  );
