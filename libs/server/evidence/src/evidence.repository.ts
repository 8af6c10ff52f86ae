import {
  type AccountId,
  type AssessmentId,
  AWAITING_DECISION,
  conflictsOf,
  type EvidenceId,
  type EvidenceRevisionId,
  type EvidenceState,
  type ResponseId,
  type ReviewId,
  type ReviewView,
  type ReviseEvidence,
  type StoredFileId,
  type StreamState,
} from '@certitude/contracts';
import { editRefused, found, newId, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { EvidenceLinkEntity } from './entities/evidence-link.entity';
import { EvidenceRevisionEntity } from './entities/evidence-revision.entity';
import { EvidenceEntity } from './entities/evidence.entity';

/** A revision as far as deciding about it needs to know. */
export interface CurrentRevision {
  readonly id: EvidenceRevisionId;
  readonly number: number;
  readonly state: EvidenceState;
  readonly hash: string;
  readonly title: string;
  readonly createdBy: AccountId;
  /** Whether it consists of a file whose content is gone. */
  readonly isWithdrawn: boolean;
}

/** A revision to be written. Exactly one of file, link and statement is given. */
export interface NewRevision {
  readonly evidenceId: EvidenceId;
  readonly number: number;
  readonly kind: 'file' | 'link' | 'statement';
  readonly fileId: StoredFileId | null;
  readonly url: string | null;
  readonly statement: string | null;
  readonly effectiveOn: string | null;
  readonly validUntil: string | null;
  readonly hash: string;
  readonly createdBy: AccountId;
}

/** A response that a piece of evidence is attached to. */
export interface LinkedResponse {
  readonly assessmentId: AssessmentId;
  readonly responseId: ResponseId;
}

/** What a revision says, and who said it when. */
const SAID = [
  ...(['number', 'kind', 'fileId', 'url', 'statement'] as const),
  ...(['effectiveOn', 'validUntil', 'createdBy', 'createdAt'] as const),
];

/** Writes evidence, its revisions, links and reviews. */
@Injectable()
export class EvidenceRepository {
  insert(
    tx: TenantTransaction,
    evidence: { id: EvidenceId; title: string; createdBy: AccountId },
    now: Date,
  ): Promise<void> {
    return tx.repository(EvidenceEntity).insert({ ...evidence, createdAt: now });
  }

  /** Only together with a revision, whose hash covers the title. */
  async rename(tx: TenantTransaction, id: EvidenceId, title: string): Promise<void> {
    await tx.repository(EvidenceEntity).update({ id }, { title });
  }

  insertRevision(tx: TenantTransaction, revision: NewRevision, now: Date): Promise<void> {
    const id = newId<EvidenceRevisionId>();
    return tx.repository(EvidenceRevisionEntity).insert({ ...revision, id, state: 'draft', createdAt: now });
  }

  /**
   * The current revision, as nobody else can change it until this transaction ends. The first revision, which every
   * piece of evidence has for ever, stands for all: whoever changes one waits for its lock.
   * @throws AppError `not-found`
   */
  async lockCurrent(tx: TenantTransaction, id: EvidenceId): Promise<CurrentRevision> {
    await tx.repository(EvidenceRevisionEntity).findOne(['id'], { evidenceId: id, number: 1 }, 'no key update');
    const [row] = await tx.query<CurrentRevision>(
      `select r.id, r.number, r.state, r.hash, e.title, r.created_by as "createdBy",
         f.withdrawn_at is not null as "isWithdrawn"
       from evidence_revision r join evidence e on e.organization_id = r.organization_id and e.id = r.evidence_id
       left join stored_file f on f.organization_id = r.organization_id and f.id = r.file_id
       where r.evidence_id = $1 order by r.number desc limit 1`,
      [id],
    );
    return found(row);
  }

  /**
   * Whether the newest revision, added after the one that the person saw, says what they say: their own request come
   * twice, or somebody with the same news.
   * @throws AppError `edit.conflict` when it says something else
   */
  async isRepeated(
    tx: TenantTransaction,
    current: Pick<CurrentRevision, 'id' | 'number' | 'title'>,
    { version, ...said }: ReviseEvidence,
  ): Promise<boolean> {
    if (version === current.number) return false;
    const { number, kind, fileId, url, statement, createdBy, createdAt, ...days } = found(
      await tx.repository(EvidenceRevisionEntity).findOne(SAID, { id: current.id }),
    );
    const { title } = current;
    const contents = { file: { fileId }, link: { url }, statement: { statement } };
    const content = { title, content: { kind, ...contents[kind] }, ...days };
    const last = { version: number, by: createdBy, at: createdAt.toISOString() };
    const fieldVersions = { title: last, content: last, effectiveOn: last, validUntil: last };
    const conflicts = conflictsOf(version, said, { current: content, fieldVersions });
    if (conflicts.length > 0) throw await editRefused(tx, current.number, conflicts);
    return true;
  }

  async setState(tx: TenantTransaction, id: EvidenceRevisionId, state: EvidenceState): Promise<void> {
    await tx.repository(EvidenceRevisionEntity).update({ id }, { state });
  }

  async submit(tx: TenantTransaction, id: EvidenceRevisionId, by: AccountId, now: Date): Promise<void> {
    const submitted = { state: AWAITING_DECISION, submittedBy: by, submittedAt: now } as const;
    await tx.repository(EvidenceRevisionEntity).update({ id }, submitted);
  }

  async insertReview(
    tx: TenantTransaction,
    revision: Pick<CurrentRevision, 'id' | 'hash'>,
    review: Pick<ReviewView, 'decision' | 'comment' | 'reviewer'>,
    now: Date,
  ): Promise<void> {
    await tx.query(
      `insert into review (organization_id, id, evidence_revision_id, decision, comment, hash, reviewer_id, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        tx.organizationId,
        newId<ReviewId>(),
        revision.id,
        review.decision,
        review.comment,
        revision.hash,
        review.reviewer,
        now,
      ],
    );
  }

  exists(tx: TenantTransaction, id: EvidenceId): Promise<boolean> {
    return tx.repository(EvidenceEntity).exists({ id });
  }

  /** @returns false when it was linked already */
  link(
    tx: TenantTransaction,
    id: EvidenceId,
    to: LinkedResponse,
    by: { readonly id: AccountId; readonly now: Date },
  ): Promise<boolean> {
    const { assessmentId, responseId } = to;
    const link = { evidenceId: id, assessmentId, responseId, linkedBy: by.id, linkedAt: by.now };
    return tx.repository(EvidenceLinkEntity).insertOnce(link);
  }

  /** @returns false when it was not linked */
  async unlink(tx: TenantTransaction, id: EvidenceId, from: LinkedResponse): Promise<boolean> {
    const { assessmentId, responseId } = from;
    // Its trigger asks for the stream, which others hold before the link.
    await tx.query('select from assessment_stream s where s.assessment_id = $1 for no key update', [assessmentId]);
    return (await tx.repository(EvidenceLinkEntity).delete({ evidenceId: id, assessmentId, responseId })) === 1;
  }

  /** Responses of assessments that are not finalized; always in the same order, so that two who lock them never cross. */
  openLinks(tx: TenantTransaction, id: EvidenceId): Promise<LinkedResponse[]> {
    return tx
      .repository(EvidenceLinkEntity)
      .query('l', ['assessmentId', 'responseId'])
      .innerJoin('assessment_stream', 's', 's.organizationId = l.organizationId and s.assessmentId = l.assessmentId')
      .where('l.evidenceId = :id and s.state = :open', { id, open: 'open' satisfies StreamState })
      .orderBy('l.assessmentId')
      .orderBy('l.responseId')
      .rows();
  }
}
