import { type AccountId, type AssessmentId, type ResponseId, type ResponseSnapshot } from '@certitude/contracts';
import { type FoldedNotes, History, JudgedNotes, Responses } from '@certitude/server/answering';
import { type TenantContext, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { Deciders } from './deciders.service';
import { EvidenceHashes, type LinkedEvidence } from './evidence-hashes.repository';
import { reviewHash } from './review-content';
import { ReviewRepository, type MarkedReview } from './review.repository';

/** A response as a reviewer finds it. */
export interface JudgedResponse {
  readonly response: ResponseSnapshot;
  readonly submittedBy: AccountId | null;
  /** Everybody whose work is in it; none of them may decide. */
  readonly tookPart: readonly AccountId[];
  /** Newest first. */
  readonly reviews: readonly MarkedReview[];
  readonly hash: string;
  /** Names of what changed since the last acceptance; nothing, when there was none. */
  readonly changedSinceAcceptance: string[];
}

/** Puts together what a reviewer judges: values, text, evidence, and whose work that is. */
@Injectable()
export class JudgedResponses {
  constructor(
    @Inject(Responses) private readonly responses: Responses,
    @Inject(History) private readonly history: History,
    @Inject(ReviewRepository) private readonly reviews: ReviewRepository,
    @Inject(JudgedNotes) private readonly notes: JudgedNotes,
    @Inject(EvidenceHashes) private readonly evidence: EvidenceHashes,
    @Inject(Deciders) private readonly deciders: Deciders,
  ) {}

  /** Puts the note together for whoever only reads; nothing is stored. */
  fold(context: TenantContext, id: ResponseId): Promise<FoldedNotes> {
    return this.notes.fold(context, id);
  }

  /** Stores the note as it is put together, before the transaction that judges: that may take long. */
  prepare(context: TenantContext, id: ResponseId): Promise<void> {
    return this.notes.prepare(context, id);
  }

  /**
   * @param folded the note as it was put together before
   * @throws AppError `not-found`, `note.quarantined`, `conflict` when somebody wrote meanwhile
   */
  async find(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    id: ResponseId,
    folded: FoldedNotes,
  ): Promise<JudgedResponse> {
    const response = await this.responses.get(tx, assessmentId, id);
    const reviews = await this.reviews.ofResponse(tx, id);
    const accepted = reviews.find(({ decision }) => decision === 'accepted');
    const evidence = await this.evidence.ofResponse(tx, id);
    const note = await this.notes.document(tx, id, folded);
    return {
      response,
      reviews,
      tookPart: await this.deciders.tookPart(tx, { kind: 'response', id }),
      submittedBy: await this.history.submitter(tx, id),
      hash: reviewHash({ values: response.values, note, evidence: evidence.map(({ hash }) => hash) }),
      changedSinceAcceptance: accepted
        ? [
            ...(await this.history.changedSince(tx, id, accepted.streamSeq ?? 0)),
            ...evidenceSince(evidence, accepted.at),
          ]
        : [],
    };
  }
}

const evidenceSince = (evidence: readonly LinkedEvidence[], at: Date): string[] =>
  evidence.some(({ changedAt }) => changedAt > at) ? ['evidence'] : [];
