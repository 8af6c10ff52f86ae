import {
  type AccountId,
  type AssessmentDetails,
  type AssessmentId,
  type AssessmentView,
  type CreateAssessment,
  type OrganizationId,
  type PkiId,
  type ScoreView,
  type Standing,
} from '@certitude/contracts';
import { containing, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { AssessmentEntity } from '../entities/assessment.entity';
import { PkiEntity } from '../entities/pki.entity';

export type AssessmentRow = Omit<
  AssessmentView,
  'organizationId' | 'modelVersion' | 'createdAt' | 'finalizedAt' | 'archivedAt' | 'overall'
> & {
  readonly organizationId: OrganizationId;
  readonly createdAt: Date;
  readonly finalizedAt: Date | null;
  readonly archivedAt: Date | null;
  /** What the version of the present revision says: there is one as long as the assessment is finalized. */
  readonly frozen: ScoreView | null;
  /** How far its stream is. */
  readonly head: number;
};

/** Who assesses, and when: what is known of it from the beginning. */
export type AssessmentFacts = Pick<
  AssessmentDetails,
  | 'assessorKind'
  | 'assessorName'
  | 'assessorCompany'
  | 'assessorPosition'
  | 'sampling'
  | 'startsOn'
  | 'targetOn'
  | 'finishedOn'
>;

export interface NewAssessment extends CreateAssessment {
  readonly id: AssessmentId;
  readonly facts?: AssessmentFacts;
  readonly createdBy: AccountId;
  readonly createdAt: Date;
}

/** What people correct until it is finalized. */
export const DETAILS = [
  ...(['name', 'method', 'periodFrom', 'periodTo', 'targetLevel', 'assessorKind', 'assessorName'] as const),
  ...(['assessorCompany', 'assessorPosition', 'sampling', 'startsOn', 'targetOn', 'finishedOn'] as const),
  ...(['baseline', 'baselineVersion'] as const),
];
const COLUMNS = [
  ...DETAILS,
  ...(['id', 'organizationId', 'pkiId', 'modelReleaseId', 'policy', 'state', 'revision', 'version'] as const),
  ...(['createdBy', 'createdAt', 'finalizedAt', 'archivedAt'] as const),
];

const STANDING: Readonly<Record<Standing, string>> = {
  active: 'a.archivedAt is null',
  archived: 'a.archivedAt is not null',
};

/** Assessments of the transaction's organization. */
@Injectable()
export class AssessmentRepository {
  page(
    tx: TenantTransaction,
    filter: {
      readonly pkiId: PkiId | null;
      readonly standing: Standing;
      /** Each stands in the name of the PKI or of the assessment, wherever. */
      readonly words: readonly string[];
      readonly after: AssessmentId | null;
      /** Only these; null: all. */
      readonly among: readonly AssessmentId[] | null;
    },
    most: number,
  ): Promise<AssessmentRow[]> {
    const list = assessments(tx).orderBy('a.id', 'DESC');
    list.where(STANDING[filter.standing]);
    if (!filter.pkiId && filter.standing === 'active') list.where('p.archived_at is null');
    if (filter.pkiId) list.where('a.pkiId = :pkiId', { pkiId: filter.pkiId });
    if (filter.words.length > 0)
      list.where("p.name || ' ' || a.name ilike all (:words)", { words: filter.words.map(containing) });
    if (filter.after) list.where('a.id < :after', { after: filter.after });
    if (filter.among) list.where('a.id = any (:among)', { among: filter.among });
    return list.rows(most);
  }

  async find(tx: TenantTransaction, id: AssessmentId): Promise<AssessmentRow | undefined> {
    const [row] = await assessments(tx).where('a.id = :id', { id }).rows();
    return row;
  }

  pkiExists(tx: TenantTransaction, id: PkiId): Promise<boolean> {
    return tx.repository(PkiEntity).exists({ id });
  }

  async insert(tx: TenantTransaction, assessment: NewAssessment): Promise<void> {
    const { id, pkiId, modelReleaseId, name, method, policy, periodFrom, periodTo, targetLevel } = assessment;
    const content = { pkiId, modelReleaseId, name, method, policy, periodFrom, periodTo, targetLevel };
    const { createdBy, createdAt, facts } = assessment;
    await tx
      .repository(AssessmentEntity)
      .insert({ id, ...content, ...facts, state: 'in-progress', createdBy, createdAt });
  }
}

const assessments = (tx: TenantTransaction) =>
  tx
    .repository(AssessmentEntity)
    .query('a', COLUMNS)
    .innerJoin('pki', 'p', 'p.organizationId = a.organizationId and p.id = a.pkiId')
    .innerJoin('assessment_stream', 's', 's.organization_id = a.organizationId and s.assessment_id = a.id')
    .leftJoin(
      'assessment_version',
      'v',
      'v.organization_id = a.organizationId and v.assessment_id = a.id and v.revision = a.revision',
    )
    .and<Pick<AssessmentRow, 'pkiName' | 'streamState' | 'frozen' | 'head'>>({
      pkiName: 'p.name',
      streamState: 's.state',
      head: 's.head::float8',
      frozen: `case when v.id is not null then json_build_object(
        'score', v.score, 'level', v.level, 'assessed', v.assessed, 'applicable', v.applicable) end`,
    });
