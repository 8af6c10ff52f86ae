import {
  type AccountId,
  type AssessmentId,
  type EvidenceId,
  type EvidenceRevisionId,
  type EvidenceRevisionView,
  type FrozenDecision,
  type FrozenEvidence,
  type ResponseId,
} from '@certitude/contracts';
import { Clock, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { CURRENT, ENDING } from './current-revision';
import { EvidenceLinkEntity } from './entities/evidence-link.entity';

interface PieceRow extends Omit<EvidenceRevisionView, 'createdAt' | 'reviews'> {
  readonly evidenceId: EvidenceId;
  readonly title: string;
  readonly createdAt: Date;
}
interface DecisionRow extends Omit<FrozenDecision, 'at'> {
  readonly revisionId: EvidenceRevisionId;
  readonly reviewer: AccountId;
  readonly at: Date;
}
/** All that proves something in an assessment, and what each piece proves. */
export interface AssessmentEvidence {
  readonly pieces: FrozenEvidence[];
  readonly ofResponse: ReadonlyMap<ResponseId, readonly EvidenceId[]>;
}

/** For the versions context: the evidence of an assessment in the revisions that stand now. */
@Injectable()
export class EvidenceIndex {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** In a stable order. */
  async ofAssessment(tx: TenantTransaction, assessmentId: AssessmentId): Promise<AssessmentEvidence> {
    const links = await tx.repository(EvidenceLinkEntity).find(['responseId', 'evidenceId'], {
      where: { assessmentId },
      order: { evidenceId: 'ASC', responseId: 'ASC' },
    });
    const ids = [...new Set(links.map(({ evidenceId }) => evidenceId))];
    const rows = await tx.query<PieceRow>(`${CURRENT} where e.id = any ($4) order by e.id`, [
      this.clock.now(),
      ...ENDING,
      ids,
    ]);
    const decisions = await this.decisions(tx, rows);
    const byResponse = Map.groupBy(links, ({ responseId }) => responseId);
    return {
      pieces: rows.map((row) => toFrozen(row, decisions.get(row.id) ?? [])),
      ofResponse: new Map([...byResponse].map(([id, own]) => [id, own.map(({ evidenceId }) => evidenceId)])),
    };
  }

  private async decisions(
    tx: TenantTransaction,
    rows: readonly PieceRow[],
  ): Promise<ReadonlyMap<EvidenceRevisionId, DecisionRow[]>> {
    const decisions = await tx.query<DecisionRow>(
      `select evidence_revision_id as "revisionId", decision, comment, reviewer_id as reviewer, at
       from review where evidence_revision_id = any ($1::uuid[]) order by id`,
      [rows.map(({ id }) => id)],
    );
    return Map.groupBy(decisions, ({ revisionId }) => revisionId);
  }
}

function toFrozen(row: PieceRow, decisions: readonly DecisionRow[]): FrozenEvidence {
  const { evidenceId: id, title, number: revision, hash, kind, state, file, url, statement } = row;
  const { effectiveOn, validUntil, createdBy, createdAt, submittedBy } = row;
  return {
    ...{ id, title, revision, hash, kind, state, url, statement, effectiveOn, validUntil, createdBy, submittedBy },
    file: file && {
      name: file.name,
      mediaType: file.mediaType,
      size: file.size,
      sha256: file.sha256,
      withdrawn: file.withdrawn !== null,
    },
    createdAt: createdAt.toISOString(),
    decisions: decisions.map(({ decision, comment, reviewer, at }) => ({
      decision,
      comment,
      reviewer,
      at: at.toISOString(),
    })),
  };
}
