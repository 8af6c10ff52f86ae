import { type AssessmentId, FreeText, type PkiId } from '@certitude/contracts';
import { type AssessmentDocument } from '@certitude/exchange';
import { AssessmentBeginning, AssessmentTargets, Pkis } from '@certitude/server/assessments';
import { newId, type PersonTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { factsOf, periodOf } from '../mapping/facts';
import { methodOf } from '../mapping/method';
import { fitting } from '../mapping/texts';
import { type PlannedCommit } from './import-writer';

/** The empty assessment of an import, and its PKI. */
@Injectable()
export class AssessmentMaking {
  constructor(
    @Inject(Pkis) private readonly pkis: Pkis,
    @Inject(AssessmentBeginning) private readonly beginning: AssessmentBeginning,
    @Inject(AssessmentTargets) private readonly targets: AssessmentTargets,
  ) {}

  /**
   * @returns the assessment, and the PKI where it is new
   * @throws AppError `not-found` when there is no such PKI
   */
  async make(
    tx: PersonTransaction,
    { row, input, model, document, plan }: PlannedCommit,
  ): Promise<{ readonly assessmentId: AssessmentId; readonly pkiId: PkiId | null }> {
    const { name, pki, policy } = input;
    const made = pki.kind === 'new' ? await this.pkis.addIn(tx, profileOf(pki.name, document)) : null;
    const pkiId = pki.kind === 'new' ? made : pki.pkiId;
    const assessmentId = newId<AssessmentId>();
    const { modelReleaseId } = row;
    const method = methodOf(document);
    await this.beginning.begin(
      tx,
      {
        id: assessmentId,
        pkiId: pkiId as PkiId,
        modelReleaseId,
        name,
        method,
        policy,
        targetLevel: plan.targetLevel,
        ...periodOf(document),
        facts: factsOf(document),
      },
      model,
    );
    await this.targets.add(tx, assessmentId, plan.targets);
    return { assessmentId, pkiId: made };
  }
}

function profileOf(name: string, { about }: AssessmentDocument) {
  const { useCase, components, outOfScope, highLevelDesign, pointsOfInteraction } = about;
  const words = (text: string | undefined): string => fitting(FreeText, text) ?? '';
  return {
    name,
    description: words(useCase),
    components: words(components),
    outOfScope: words(outOfScope),
    highLevelDesign: words(highLevelDesign),
    pointsOfInteraction: words(pointsOfInteraction),
  };
}
