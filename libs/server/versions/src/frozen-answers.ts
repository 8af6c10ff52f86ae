import { type AssessmentId, type EvidenceId, type ResponseId } from '@certitude/contracts';
import { type FrozenAnswer } from '@certitude/contracts/freezing';
import { type FoldedNotes, WrittenAnswers } from '@certitude/server/answering';
import { type TenantTransaction } from '@certitude/server/core';
import { LatestDecisions } from '@certitude/server/reviews';
import { Inject, Injectable } from '@nestjs/common';

interface Beside {
  /** What is linked to each answer. */
  readonly evidenceOf: ReadonlyMap<ResponseId, readonly EvidenceId[]>;
  /** Texts that are further than they are stored. */
  readonly folded: FoldedNotes;
}

/** The answers of a frozen assessment, each with its text and the last decision on it. */
@Injectable()
export class FrozenAnswers {
  constructor(
    @Inject(WrittenAnswers) private readonly answers: WrittenAnswers,
    @Inject(LatestDecisions) private readonly decisions: LatestDecisions,
  ) {}

  /** @throws AppError `note.quarantined` when a text is missing because nobody can read it */
  requireWhole(tx: TenantTransaction, assessmentId: AssessmentId): Promise<void> {
    return this.answers.requireWhole(tx, assessmentId);
  }

  /** In model order. */
  async read(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    { evidenceOf, folded }: Beside,
  ): Promise<FrozenAnswer[]> {
    const answers = await this.answers.read(tx, assessmentId, folded);
    const decisions = await this.decisions.ofAssessment(tx, assessmentId);
    return answers.map(({ id, module, category, requirement, values, document }) => ({
      id,
      module,
      category,
      requirement,
      level: values.level,
      applicability: values.applicability,
      status: values.status,
      owner: values.owner,
      reviewer: values.reviewer,
      rationale: document,
      evidence: [...(evidenceOf.get(id) ?? [])],
      decision: decisions.get(id) ?? null,
    }));
  }
}
