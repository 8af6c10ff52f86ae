import { type AssessmentId, type AssessmentView, type CreateAssessment } from '@certitude/contracts';
import { isCreated, newId, TenantDatabase, type TenantContext } from '@certitude/server/core';
import { ModelReleases } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import { AssessmentEntity } from '../entities/assessment.entity';
import { AssessmentBeginning } from './assessment-beginning';
import { Assessments } from './assessments.service';

/** Starting an assessment. */
@Injectable()
export class AssessmentStart {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(AssessmentBeginning) private readonly beginning: AssessmentBeginning,
    @Inject(Assessments) private readonly assessments: Assessments,
  ) {}

  /**
   * One empty answer per requirement, in a self-assessment per category, in model order. There is nothing to do before
   * answering, so it is in progress at once. One with the id that the browser gave it is started once.
   * @throws AppError `not-found` when there is no such PKI or model release, `model.no-requirements` when there is nothing
   *   to answer
   */
  async create(context: TenantContext, input: CreateAssessment): Promise<AssessmentView> {
    const { model } = await this.releases.get(input.modelReleaseId);
    const id = input.id ?? newId<AssessmentId>();
    await this.db.transaction(context, async (tx) => {
      if (!(await isCreated(tx, AssessmentEntity, input.id))) await this.beginning.begin(tx, { ...input, id }, model);
    });
    return this.assessments.get(context, id);
  }
}
