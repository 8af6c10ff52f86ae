import {
  type AccountId,
  type AssessmentId,
  type AssessmentVersionId,
  type AssessmentVersionView,
} from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { type VersionContent } from './version-content';

export interface NewVersion {
  readonly id: AssessmentVersionId;
  readonly content: VersionContent;
  readonly sha256: string;
  readonly finalizedBy: AccountId;
  readonly finalizedAt: Date;
}
interface VersionRow extends Omit<AssessmentVersionView, 'finalizedAt' | 'overall'> {
  readonly finalizedAt: Date;
  readonly score: number | null;
  readonly level: number | null;
  readonly assessed: number;
  readonly applicable: number;
}

const VERSION = `select id, revision, sha256, finalized_by as "finalizedBy", finalized_at as "finalizedAt", score, level,
  assessed, applicable from assessment_version`;

/** Finalized versions: written once, never changed. */
@Injectable()
export class VersionRepository {
  /** Newest first. */
  async page(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    { after, most }: { readonly after: AssessmentVersionId | null; readonly most: number },
  ): Promise<AssessmentVersionView[]> {
    const rows = await tx.query<VersionRow>(
      `${VERSION} where assessment_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
      [assessmentId, after, most],
    );
    return rows.map(toView);
  }

  async ofRevision(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    revision: number,
  ): Promise<AssessmentVersionView | undefined> {
    const rows = await tx.query<VersionRow>(`${VERSION} where assessment_id = $1 and revision = $2`, [
      assessmentId,
      revision,
    ]);
    return rows.map(toView)[0];
  }

  async insert(tx: TenantTransaction, { id, content, sha256, finalizedBy, finalizedAt }: NewVersion): Promise<void> {
    const { overall } = content.scores;
    await tx.query(
      `insert into assessment_version (organization_id, id, assessment_id, revision, sha256, content, score, level, assessed,
         applicable, finalized_by, finalized_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        tx.organizationId,
        id,
        content.assessment.id,
        content.assessment.revision,
        sha256,
        JSON.stringify(content),
        overall.score,
        overall.level,
        overall.assessed,
        overall.applicable,
        finalizedBy,
        finalizedAt,
      ],
    );
  }
}

const toView = ({ score, level, assessed, applicable, finalizedAt, ...row }: VersionRow): AssessmentVersionView => ({
  ...row,
  finalizedAt: finalizedAt.toISOString(),
  overall: { score, level, assessed, applicable },
});
