import { mergeUpdates, noteToDocument } from '@certitude/collab';
import { type AccountId, type AssessmentId, type ResponseId, type ResponseSnapshot } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { EvidenceHashes, type LinkedEvidence } from '../evidence-hashes.repository';
import { NoteRepository, type WrittenNote } from '../notes/note.repository';
import { StreamRepository } from '../stream/stream.repository';
import { Deciders } from './deciders.service';
import { reviewHash } from './review-content';
import { ReviewRepository, type ReviewRow } from './review.repository';

/** A response as a reviewer finds it. */
export interface JudgedResponse {
  readonly response: ResponseSnapshot;
  readonly submittedBy: AccountId | null;
  /** Everybody whose work is in it; none of them may decide. */
  readonly tookPart: readonly AccountId[];
  /** Newest first. */
  readonly reviews: readonly ReviewRow[];
  readonly hash: string;
  /** Names of what changed since the last acceptance; nothing, when there was none. */
  readonly changedSinceAcceptance: string[];
}

/** Puts together what a reviewer judges: values, text, evidence, and whose work that is. */
@Injectable()
export class JudgedResponses {
  constructor(
    @Inject(StreamRepository) private readonly streams: StreamRepository,
    @Inject(ReviewRepository) private readonly reviews: ReviewRepository,
    @Inject(NoteRepository) private readonly notes: NoteRepository,
    @Inject(EvidenceHashes) private readonly evidence: EvidenceHashes,
    @Inject(Deciders) private readonly deciders: Deciders,
  ) {}

  /** @throws AppError `not-found` */
  async find(tx: TenantTransaction, assessmentId: AssessmentId, id: ResponseId): Promise<JudgedResponse> {
    const response = await this.streams.response(tx, assessmentId, id);
    const reviews = await this.reviews.ofResponse(tx, id);
    const accepted = reviews.find(({ decision }) => decision === 'accepted');
    const evidence = await this.evidence.ofResponse(tx, id);
    const note = documentOf(await this.notes.find(tx, id));
    return {
      response,
      reviews,
      tookPart: await this.deciders.tookPart(tx, { kind: 'response', id }),
      submittedBy: await this.reviews.submitter(tx, id),
      hash: reviewHash({ values: response.values, note, evidence: evidence.map(({ hash }) => hash) }),
      changedSinceAcceptance: accepted
        ? [...(await this.reviews.changedSince(tx, id, accepted.seq ?? 0)), ...evidenceSince(evidence, accepted.at)]
        : [],
    };
  }
}

const evidenceSince = (evidence: readonly LinkedEvidence[], at: Date): string[] =>
  evidence.some(({ changedAt }) => changedAt > at) ? ['evidence'] : [];

/** Null for a note in which nothing stands, whether or not something once did. */
function documentOf(note: WrittenNote | undefined) {
  const updates = [...(note?.snapshot ? [note.snapshot] : []), ...(note?.updates ?? [])];
  if (updates.length === 0) return null;
  const document = noteToDocument(mergeUpdates(updates));
  return document.content && document.content.length > 0 ? document : null;
}
