import { type AssessmentId, type CreateAssessment, type Method } from '@certitude/contracts';
import { type ModelRelease } from '@certitude/maturity';
import { Clock, type PersonTransaction, requireThat } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { AnswerSheets, type Place } from '../answer-sheets';
import { type AssessmentFacts, AssessmentRepository } from './assessment.repository';

/** The first rows of an assessment. */
@Injectable()
export class AssessmentBeginning {
  constructor(
    @Inject(AssessmentRepository) private readonly repository: AssessmentRepository,
    @Inject(AnswerSheets) private readonly sheets: AnswerSheets,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * In a transaction that does more.
   * @param model of the release that the assessment is to be of
   * @throws AppError `not-found` when there is no such PKI, `model.no-requirements`
   */
  async begin(
    tx: PersonTransaction,
    input: CreateAssessment & { readonly id: AssessmentId; readonly facts?: AssessmentFacts },
    model: ModelRelease,
  ): Promise<void> {
    const { id, method } = input;
    const places = placesOf(model, method);
    requireThat(places.length > 0, 'model.no-requirements');
    requireThat(await this.repository.pkiExists(tx, input.pkiId), 'not-found');
    await this.repository.insert(tx, { ...input, createdBy: tx.context.actor.id, createdAt: this.clock.now() });
    await this.sheets.begin(tx, id, places);
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
