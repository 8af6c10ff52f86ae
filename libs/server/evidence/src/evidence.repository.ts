import {
  type AccountId,
  type AssessmentId,
  AWAITING_DECISION,
  conflictsOf,
  type EvidenceId,
  type EvidenceRevisionId,
  type EvidenceState,
  type FieldVersion,
  type ResponseId,
  type ReviewId,
  type ReviewView,
  type ReviseEvidence,
  type StreamState,
} from '@certitude/contracts';
import { editRefused, found, newId, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

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
  readonly fileId: string | null;
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

/** Writes evidence, its revisions, links and reviews. */
@Injectable()
export class EvidenceRepository {
  async insert(
    tx: TenantTransaction,
    evidence: { id: EvidenceId; title: string; createdBy: AccountId },
    now: Date,
  ): Promise<void> {
    await tx.query(
      'insert into evidence (organization_id, id, title, created_by, created_at) values ($1, $2, $3, $4, $5)',
      [tx.organizationId, evidence.id, evidence.title, evidence.createdBy, now],
    );
  }

  async insertRevision(tx: TenantTransaction, revision: NewRevision, now: Date): Promise<void> {
    await tx.query(
      `insert into evidence_revision (organization_id, id, evidence_id, number, state, kind, file_id, url, statement,
         effective_on, valid_until, hash, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        tx.organizationId,
        newId<EvidenceRevisionId>(),
        revision.evidenceId,
        revision.number,
        'draft' satisfies EvidenceState,
        revision.kind,
        revision.fileId,
        revision.url,
        revision.statement,
        revision.effectiveOn,
        revision.validUntil,
        revision.hash,
        revision.createdBy,
        now,
      ],
    );
  }

  /**
   * The current revision, as nobody else can change it until this transaction ends. The first revision, which every
   * piece of evidence has for ever, stands for all: whoever changes one waits for its lock.
   * @throws AppError `not-found`
   */
  async lockCurrent(tx: TenantTransaction, id: EvidenceId): Promise<CurrentRevision> {
    await tx.query('select from evidence_revision where evidence_id = $1 and number = 1 for no key update', [id]);
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
    current: Pick<CurrentRevision, 'id' | 'number'>,
    { version, ...said }: ReviseEvidence,
  ): Promise<boolean> {
    if (version === current.number) return false;
    const [row] = await tx.query<FieldVersion & { readonly content: Readonly<Record<string, unknown>> }>(
      `select number as version, created_by as by, created_at as at, jsonb_build_object(
         'content', case kind when 'file' then jsonb_build_object('kind', kind, 'fileId', file_id)
           when 'link' then jsonb_build_object('kind', kind, 'url', url)
           else jsonb_build_object('kind', kind, 'statement', statement) end,
         'effectiveOn', effective_on, 'validUntil', valid_until) as content
       from evidence_revision where id = $1`,
      [current.id],
    );
    const { content, by, at } = found(row);
    const last = { version: current.number, by, at: new Date(at).toISOString() };
    const fieldVersions = { content: last, effectiveOn: last, validUntil: last };
    const conflicts = conflictsOf(version, said, { current: content, fieldVersions });
    if (conflicts.length > 0) throw await editRefused(tx, current.number, conflicts);
    return true;
  }

  async setState(tx: TenantTransaction, revisionId: EvidenceRevisionId, state: EvidenceState): Promise<void> {
    await tx.query('update evidence_revision set state = $2 where id = $1', [revisionId, state]);
  }

  async submit(tx: TenantTransaction, revisionId: EvidenceRevisionId, by: AccountId, now: Date): Promise<void> {
    await tx.query('update evidence_revision set state = $4, submitted_by = $2, submitted_at = $3 where id = $1', [
      revisionId,
      by,
      now,
      AWAITING_DECISION,
    ]);
  }

  async insertReview(
    tx: TenantTransaction,
    revision: Pick<CurrentRevision, 'id' | 'hash'>,
    review: Omit<ReviewView, 'id' | 'at'>,
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

  async exists(tx: TenantTransaction, id: EvidenceId): Promise<boolean> {
    return (await tx.query('select from evidence where id = $1', [id])).length === 1;
  }

  /** @returns false when it was linked already */
  async link(
    tx: TenantTransaction,
    id: EvidenceId,
    to: LinkedResponse,
    by: { readonly id: AccountId; readonly now: Date },
  ): Promise<boolean> {
    const rows = await tx.query(
      `insert into evidence_link (organization_id, evidence_id, assessment_id, response_id, linked_by, linked_at)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1`,
      [tx.organizationId, id, to.assessmentId, to.responseId, by.id, by.now],
    );
    return rows.length === 1;
  }

  /** @returns false when it was not linked */
  async unlink(tx: TenantTransaction, id: EvidenceId, from: LinkedResponse): Promise<boolean> {
    const rows = await tx.query(
      'delete from evidence_link where evidence_id = $1 and assessment_id = $2 and response_id = $3 returning 1',
      [id, from.assessmentId, from.responseId],
    );
    return rows.length === 1;
  }

  /** Responses of assessments that are not finalized; always in the same order, so that two who lock them never cross. */
  openLinks(tx: TenantTransaction, id: EvidenceId): Promise<LinkedResponse[]> {
    return tx.query<LinkedResponse>(
      `select l.assessment_id as "assessmentId", l.response_id as "responseId"
       from evidence_link l
       join assessment_stream s on s.organization_id = l.organization_id and s.assessment_id = l.assessment_id
       where l.evidence_id = $1 and s.state = $2 order by l.assessment_id, l.response_id`,
      [id, 'open' satisfies StreamState],
    );
  }
}
