import {
  type AccountId,
  type AssessmentId,
  type AssessmentView,
  type CreateAssessment,
  type OrganizationId,
  type PkiId,
  type ResponseId,
  type ScoreView,
} from '@certitude/contracts';
import { containing, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { Any } from 'typeorm';
import { AssessmentStreamEntity } from '../entities/assessment-stream.entity';
import { AssessmentEntity } from '../entities/assessment.entity';
import { PkiEntity } from '../entities/pki.entity';
import { ResponseEntity } from '../entities/response.entity';
import { type AnswerRow } from './overall-score';

export type AssessmentRow = Omit<
  AssessmentView,
  'organizationId' | 'modelVersion' | 'createdAt' | 'finalizedAt' | 'overall'
> & {
  readonly organizationId: OrganizationId;
  readonly createdAt: Date;
  readonly finalizedAt: Date | null;
  /** What the version of the present revision says: there is one as long as the assessment is finalized. */
  readonly frozen: ScoreView | null;
  /** How far its stream is. */
  readonly head: number;
};

/** One answer that a new assessment starts with; `requirement` is null where the category is rated. */
export interface Place {
  readonly module: string;
  readonly category: string;
  readonly requirement: string | null;
}
export interface NewAssessment extends CreateAssessment {
  readonly id: AssessmentId;
  readonly createdBy: AccountId;
  readonly createdAt: Date;
}

const COLUMNS = [
  ...(['id', 'organizationId', 'pkiId', 'modelReleaseId', 'name', 'method', 'policy', 'state', 'revision'] as const),
  ...(['periodFrom', 'periodTo', 'targetLevel', 'createdBy', 'createdAt', 'finalizedAt'] as const),
];
const ANSWER = ['assessmentId', 'module', 'category', 'requirement', 'level', 'applicability'] as const;

/** Assessments of the transaction's organization. */
@Injectable()
export class AssessmentRepository {
  page(
    tx: TenantTransaction,
    filter: {
      readonly pkiId: PkiId | null;
      /** Each stands in the name of the PKI or of the assessment, wherever. */
      readonly words: readonly string[];
      readonly after: AssessmentId | null;
      /** Only these; null: all. */
      readonly among: readonly AssessmentId[] | null;
    },
    most: number,
  ): Promise<AssessmentRow[]> {
    const list = assessments(tx).orderBy('a.id', 'DESC');
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

  /** What was answered in each of several assessments, in model order. */
  answers(
    tx: TenantTransaction,
    ids: readonly AssessmentId[],
  ): Promise<(AnswerRow & { readonly assessmentId: AssessmentId })[]> {
    const options = { where: { assessmentId: Any(ids) }, order: { position: 'ASC' } } as const;
    return tx.repository(ResponseEntity).find(ANSWER, options);
  }

  /** The assessment and its stream, which is open. */
  async insert(tx: TenantTransaction, assessment: NewAssessment): Promise<void> {
    const { id, pkiId, modelReleaseId, name, method, policy, periodFrom, periodTo, targetLevel } = assessment;
    const content = { pkiId, modelReleaseId, name, method, policy, periodFrom, periodTo, targetLevel };
    const { createdBy, createdAt } = assessment;
    await tx.repository(AssessmentEntity).insert({ id, ...content, state: 'in-progress', createdBy, createdAt });
    await tx.repository(AssessmentStreamEntity).insert({ assessmentId: id });
  }

  /** Empty responses in the order given, each with its empty note. */
  async insertResponses(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    places: readonly (Place & { readonly id: ResponseId })[],
  ): Promise<void> {
    await tx.query(
      `with r as (
         insert into response (organization_id, assessment_id, id, position, module, category, requirement)
         select $1, $2, u.id, u.ord, u.module, u.category, u.requirement
         from unnest($3::uuid[], $4::text[], $5::text[], $6::text[]) with ordinality as u(id, module, category, requirement, ord)
         returning id)
       insert into note (organization_id, assessment_id, response_id) select $1, $2, r.id from r`,
      [
        tx.organizationId,
        assessmentId,
        places.map(({ id }) => id),
        places.map(({ module }) => module),
        places.map(({ category }) => category),
        places.map(({ requirement }) => requirement),
      ],
    );
  }
}

const assessments = (tx: TenantTransaction) =>
  tx
    .repository(AssessmentEntity)
    .query('a', COLUMNS)
    .innerJoin('pki', 'p', 'p.organizationId = a.organizationId and p.id = a.pkiId')
    .innerJoin('assessment_stream', 's', 's.organizationId = a.organizationId and s.assessmentId = a.id')
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
