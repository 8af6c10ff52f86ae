import { type AssessmentId, type EvidenceId, type ResponseId, type ReviewView } from '@certitude/contracts';
import { type FrozenEvidence } from '@certitude/contracts/freezing';
import { Clock, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { CURRENT, type Revision, standing, type StoredRevision } from './current-revision';
import { EvidenceLinkEntity } from './entities/evidence-link.entity';
import { EvidenceReader } from './evidence-reader';

interface Piece {
  readonly evidenceId: EvidenceId;
  readonly title: string;
}
/** All that proves something in an assessment, and what each piece proves. */
export interface AssessmentEvidence {
  readonly pieces: FrozenEvidence[];
  readonly ofResponse: ReadonlyMap<ResponseId, readonly EvidenceId[]>;
}

/** For the versions context: the evidence of an assessment in the revisions that stand now. */
@Injectable()
export class EvidenceIndex {
  constructor(
    @Inject(EvidenceReader) private readonly reader: EvidenceReader,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** In a stable order. */
  async ofAssessment(tx: TenantTransaction, assessmentId: AssessmentId): Promise<AssessmentEvidence> {
    const links = await tx.repository(EvidenceLinkEntity).find(['responseId', 'evidenceId'], {
      where: { assessmentId },
      order: { evidenceId: 'ASC', responseId: 'ASC' },
    });
    const ids = [...new Set(links.map(({ evidenceId }) => evidenceId))];
    const rows = await tx.query<Piece & StoredRevision>(`${CURRENT} where e.id = any ($2) order by e.id`, [
      this.clock.now(),
      ids,
    ]);
    const reviews = await this.reader.reviews(tx, rows);
    const byResponse = Map.groupBy(links, ({ responseId }) => responseId);
    return {
      pieces: rows.map((row) => toFrozen(standing(row), reviews(row.id))),
      ofResponse: new Map([...byResponse].map(([id, own]) => [id, own.map(({ evidenceId }) => evidenceId)])),
    };
  }
}

function toFrozen(row: Piece & Revision, reviews: readonly ReviewView[]): FrozenEvidence {
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
    decisions: reviews.map(({ decision, comment, reviewer, at }) => ({ decision, comment, reviewer, at })),
  };
}
