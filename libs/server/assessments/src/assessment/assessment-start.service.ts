import { type AssessmentId, type AssessmentView, type CreateAssessment, type Method } from '@certitude/contracts';
import { type ModelRelease } from '@certitude/maturity';
import { Clock, isCreated, newId, requireThat, TenantDatabase, type TenantContext } from '@certitude/server/core';
import { ModelReleases } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import { AnswerSheets, type Place } from '../answer-sheets';
import { AssessmentEntity } from '../entities/assessment.entity';
import { AssessmentRepository } from './assessment.repository';
import { Assessments } from './assessments.service';

/** Starting an assessment. */
@Injectable()
export class AssessmentStart {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(AssessmentRepository) private readonly repository: AssessmentRepository,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(AnswerSheets) private readonly sheets: AnswerSheets,
    @Inject(Assessments) private readonly assessments: Assessments,
    @Inject(Clock) private readonly clock: Clock,
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
    const places = placesOf(model, input.method);
    requireThat(places.length > 0, 'model.no-requirements');
    await this.db.transaction(context, async (tx) => {
      if (await isCreated(tx, AssessmentEntity, input.id)) return;
      requireThat(await this.repository.pkiExists(tx, input.pkiId), 'not-found');
      await this.repository.insert(tx, { ...input, id, createdBy: context.actor.id, createdAt: this.clock.now() });
      await this.sheets.begin(tx, id, places);
    });
    return this.assessments.get(context, id);
  }
}

/** What is answered: the requirements of the model, in a self-assessment its categories. */
function placesOf({ modules }: ModelRelease, method: Method): Place[] {
  return modules.flatMap((module) =>
    module.categories.flatMap((category): Place[] => {
      const place = { module: module.id, category: category.id };
      if (method === 'self') return [{ ...place, requirement: null }];
      return category.requirements.map(({ id }) => ({ ...place, requirement: id }));
    }),
  );
}
