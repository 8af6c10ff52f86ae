import { type AssessmentId } from '@certitude/contracts';
import { type FrozenContent2 } from '@certitude/contracts/freezing';
import { type FoldedNotes } from '@certitude/server/answering';
import { AssessmentPeople, AssessmentScores, Pkis } from '@certitude/server/assessments';
import { type TenantTransaction } from '@certitude/server/core';
import { EvidenceIndex } from '@certitude/server/evidence';
import { PlanIndex } from '@certitude/server/improvement';
import { Inject, Injectable } from '@nestjs/common';
import { FrozenAnswers } from './frozen-answers';
import { peopleOf, versionContent } from './version-content';

/** Puts together what a frozen assessment says. Nothing of it can change while it is read. */
@Injectable()
export class FrozenContents {
  constructor(
    @Inject(AssessmentScores) private readonly scores: AssessmentScores,
    @Inject(Pkis) private readonly pkis: Pkis,
    @Inject(FrozenAnswers) private readonly answers: FrozenAnswers,
    @Inject(EvidenceIndex) private readonly evidence: EvidenceIndex,
    @Inject(PlanIndex) private readonly plans: PlanIndex,
    @Inject(AssessmentPeople) private readonly people: AssessmentPeople,
  ) {}

  /** @throws AppError `note.quarantined` when a text is missing because nobody can read it */
  requireWhole(tx: TenantTransaction, assessmentId: AssessmentId): Promise<void> {
    return this.answers.requireWhole(tx, assessmentId);
  }

  /** @param folded texts that are further than they are stored */
  async read(tx: TenantTransaction, assessmentId: AssessmentId, folded: FoldedNotes): Promise<FrozenContent2> {
    const { assessment, score } = await this.scores.anew(tx, assessmentId);
    const { pieces, ofResponse } = await this.evidence.ofAssessment(tx, assessmentId);
    const parts = {
      assessment,
      score,
      pki: await this.pkis.profile(tx, assessment.pkiId),
      responses: await this.answers.read(tx, assessmentId, { evidenceOf: ofResponse, folded }),
      evidence: pieces,
      plans: await this.plans.ofAssessment(tx, assessmentId),
    };
    return versionContent(parts, await this.people.names(tx, peopleOf(parts)));
  }
}
