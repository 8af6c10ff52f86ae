import {
  type AccountId,
  type AssessmentId,
  type AssessmentState,
  type AssessmentView,
  type CreateAssessment,
  type ModelReleaseId,
  type OrganizationId,
  type PkiId,
  type ResponseId,
} from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { type AnswerRow } from './overall-score';

export type AssessmentRow = Omit<
  AssessmentView,
  'organizationId' | 'modelVersion' | 'createdAt' | 'finalizedAt' | 'overall'
> & {
  readonly organizationId: OrganizationId;
  readonly createdAt: Date;
  readonly finalizedAt: Date | null;
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

const ASSESSMENT = `select a.id, a.organization_id as "organizationId", a.pki_id as "pkiId", p.name as "pkiName",
    a.model_release_id as "modelReleaseId", a.name, a.method, a.policy, a.state, s.state as "streamState", a.revision,
    a.period_from::text as "periodFrom", a.period_to::text as "periodTo", a.target_level as "targetLevel",
    a.created_by as "createdBy", a.created_at as "createdAt", a.finalized_at as "finalizedAt"
  from assessment a
  join pki p on p.organization_id = a.organization_id and p.id = a.pki_id
  join assessment_stream s on s.organization_id = a.organization_id and s.assessment_id = a.id`;

/** Assessments of the transaction's organization. */
@Injectable()
export class AssessmentRepository {
  page(
    tx: TenantTransaction,
    filter: {
      readonly pkiId: PkiId | null;
      readonly after: AssessmentId | null;
      /** Only these; null: all. */
      readonly among: readonly AssessmentId[] | null;
    },
    most: number,
  ): Promise<AssessmentRow[]> {
    return tx.query<AssessmentRow>(
      `${ASSESSMENT} where ($1::uuid is null or a.pki_id = $1) and ($2::uuid is null or a.id < $2)
         and ($3::uuid[] is null or a.id = any ($3))
       order by a.id desc limit $4`,
      [filter.pkiId, filter.after, filter.among, most],
    );
  }

  async find(tx: TenantTransaction, id: AssessmentId): Promise<AssessmentRow | undefined> {
    const [row] = await tx.query<AssessmentRow>(`${ASSESSMENT} where a.id = $1`, [id]);
    return row;
  }

  async exists(tx: TenantTransaction, id: AssessmentId): Promise<boolean> {
    return (await tx.query('select from assessment where id = $1', [id])).length === 1;
  }

  async pkiExists(tx: TenantTransaction, id: PkiId): Promise<boolean> {
    return (await tx.query('select from pki where id = $1', [id])).length === 1;
  }

  /** What was answered in each of several assessments, in model order. */
  answers(
    tx: TenantTransaction,
    ids: readonly AssessmentId[],
  ): Promise<(AnswerRow & { readonly assessmentId: AssessmentId })[]> {
    return tx.query(
      `select assessment_id as "assessmentId", module, category, requirement, level, applicability
       from response where assessment_id = any ($1::uuid[]) order by position`,
      [ids],
    );
  }

  /** The assessment and its stream, which is open. */
  async insert(tx: TenantTransaction, assessment: NewAssessment): Promise<void> {
    const { id, pkiId, modelReleaseId, name, method, policy, periodFrom, periodTo, targetLevel } = assessment;
    await tx.query(
      `insert into assessment (organization_id, id, pki_id, model_release_id, name, method, policy, state, period_from,
         period_to, target_level, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        tx.organizationId,
        id,
        pkiId,
        modelReleaseId satisfies ModelReleaseId,
        name,
        method,
        policy,
        'in-progress' satisfies AssessmentState,
        periodFrom,
        periodTo,
        targetLevel,
        assessment.createdBy,
        assessment.createdAt,
      ],
    );
    await tx.query('insert into assessment_stream (organization_id, assessment_id) values ($1, $2)', [
      tx.organizationId,
      id,
    ]);
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
