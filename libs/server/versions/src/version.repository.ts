import {
  type AccountId,
  type ArchiveMark,
  type AssessmentId,
  type AssessmentVersionId,
  type AssessmentVersionView,
} from '@certitude/contracts';
import { type FrozenContent, type FrozenVersionView } from '@certitude/contracts/freezing';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { AssessmentVersionEntity } from './entities/assessment-version.entity';
import { isIntact } from './version-hash';

export interface NewVersion {
  readonly id: AssessmentVersionId;
  readonly content: FrozenContent;
  readonly sha256: string;
  readonly finalizedBy: AccountId;
  readonly finalizedAt: Date;
}
type VersionRow = Pick<AssessmentVersionEntity, (typeof VERSION)[number]>;

/** All but the content, which is long. */
const VERSION = [
  ...(['id', 'revision', 'sha256', 'finalizedBy', 'finalizedAt'] as const),
  ...(['score', 'level', 'assessed', 'applicable'] as const),
];

/** Finalized versions: written once, never changed. */
@Injectable()
export class VersionRepository {
  /** Newest first. */
  async page(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    { after, most }: { readonly after: AssessmentVersionId | null; readonly most: number },
  ): Promise<AssessmentVersionView[]> {
    const where = { assessmentId, ...(after && { id: LessThan(after) }) };
    const rows = await tx.repository(AssessmentVersionEntity).find(VERSION, { where, order: { id: 'DESC' }, most });
    return rows.map(toView);
  }

  async ofRevision(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    revision: number,
  ): Promise<AssessmentVersionView | undefined> {
    const row = await tx.repository(AssessmentVersionEntity).findOne(VERSION, { assessmentId, revision });
    return row && toView(row);
  }

  async revisionOf(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    id: AssessmentVersionId,
  ): Promise<number | undefined> {
    return (await tx.repository(AssessmentVersionEntity).findOne(['revision'], { assessmentId, id }))?.revision;
  }

  /** With what it says. */
  async whole(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    revision: number,
  ): Promise<FrozenVersionView | undefined> {
    const columns = [...VERSION, 'content'] as const;
    const row = await tx.repository(AssessmentVersionEntity).findOne(columns, { assessmentId, revision });
    if (!row) return undefined;
    const { content, ...version } = row;
    const [origin] = await tx.query<{ archive: ArchiveMark | null }>(
      `select archive_before($1, '-infinity') as archive`,
      [tx.organizationId],
    );
    const archive = origin?.archive ?? null;
    return { ...toView(version), intact: isIntact(content, version.sha256), archive, content };
  }

  insert(tx: TenantTransaction, { content, ...version }: NewVersion): Promise<void> {
    const { id: assessmentId, revision } = content.assessment;
    const { score, level, assessed, applicable } = content.scores.overall;
    const figures = { score, level, assessed, applicable };
    return tx.repository(AssessmentVersionEntity).insert({ ...version, assessmentId, revision, content, ...figures });
  }
}

const toView = ({ score, level, assessed, applicable, finalizedAt, ...row }: VersionRow): AssessmentVersionView => ({
  ...row,
  finalizedAt: finalizedAt.toISOString(),
  overall: { score, level, assessed, applicable },
});
