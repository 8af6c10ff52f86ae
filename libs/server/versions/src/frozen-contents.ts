import { type AssessmentId } from '@certitude/contracts';
import { WrittenAnswers } from '@certitude/server/answering';
import { AssessmentScores } from '@certitude/server/assessments';
import { type TenantTransaction } from '@certitude/server/core';
import { EvidenceHashes } from '@certitude/server/reviews';
import { Inject, Injectable } from '@nestjs/common';
import { type VersionContent, versionContent, type VersionResponse } from './version-content';

/** Puts together what a frozen assessment says. Nothing of it can change while it is read. */
@Injectable()
export class FrozenContents {
  constructor(
    @Inject(AssessmentScores) private readonly scores: AssessmentScores,
    @Inject(WrittenAnswers) private readonly answers: WrittenAnswers,
    @Inject(EvidenceHashes) private readonly evidence: EvidenceHashes,
  ) {}

  /** @throws AppError `note.quarantined` when a text is missing because nobody can read it */
  requireWhole(tx: TenantTransaction, assessmentId: AssessmentId): Promise<void> {
    return this.answers.requireWhole(tx, assessmentId);
  }

  async read(tx: TenantTransaction, assessmentId: AssessmentId): Promise<VersionContent> {
    const { assessment, score } = await this.scores.anew(tx, assessmentId);
    return versionContent(assessment, score, await this.responses(tx, assessmentId));
  }

  private async responses(tx: TenantTransaction, assessmentId: AssessmentId): Promise<VersionResponse[]> {
    const answers = await this.answers.read(tx, assessmentId);
    const evidence = await this.evidence.ofAssessment(tx, assessmentId);
    return answers.map(({ id, module, category, requirement, values, rationale }) => ({
      id,
      module,
      category,
      requirement,
      level: values.level,
      applicability: values.applicability,
      status: values.status,
      rationale,
      evidence: evidence.filter(({ response }) => response === id).map(({ hash }) => hash),
    }));
  }
}
