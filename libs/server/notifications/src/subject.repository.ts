import {
  type AccountId,
  type ActionPlanId,
  type AssessmentId,
  type EvidenceId,
  type ModelReleaseId,
  type ResponseId,
} from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

export interface PlanRow {
  readonly title: string;
  readonly assessmentName: string;
  readonly responsible: AccountId | null;
}
export interface ResponseRow {
  readonly assessmentName: string;
  readonly modelReleaseId: ModelReleaseId;
  readonly module: string;
  readonly category: string;
  readonly requirement: string | null;
  readonly owner: AccountId | null;
  readonly reviewer: AccountId | null;
  /** People invited to answer it. */
  readonly contributors: readonly AccountId[];
}

/** Names of what notifications tell of, read from the tables of their contexts. */
@Injectable()
export class SubjectRepository {
  async plan(tx: TenantTransaction, id: ActionPlanId): Promise<PlanRow | undefined> {
    const [row] = await tx.query<PlanRow>(
      `select p.title, a.name as "assessmentName", p.responsible_id as responsible
       from action_plan p join assessment a on a.organization_id = p.organization_id and a.id = p.assessment_id
       where p.id = $1`,
      [id],
    );
    return row;
  }

  async response(tx: TenantTransaction, assessmentId: AssessmentId, id: ResponseId): Promise<ResponseRow | undefined> {
    const [row] = await tx.query<ResponseRow>(
      `select a.name as "assessmentName", a.model_release_id as "modelReleaseId", r.module, r.category, r.requirement,
         r.owner_id as owner, r.reviewer_id as reviewer,
         array(select c.account_id from response_contributor c
           where c.organization_id = r.organization_id and c.response_id = r.id) as contributors
       from response r join assessment a on a.organization_id = r.organization_id and a.id = r.assessment_id
       where r.assessment_id = $1 and r.id = $2`,
      [assessmentId, id],
    );
    return row;
  }

  async assessmentName(tx: TenantTransaction, id: AssessmentId): Promise<string | undefined> {
    const [row] = await tx.query<{ name: string }>('select name from assessment where id = $1', [id]);
    return row?.name;
  }

  async evidenceTitle(tx: TenantTransaction, id: EvidenceId): Promise<string | undefined> {
    const [row] = await tx.query<{ title: string }>('select title from evidence where id = $1', [id]);
    return row?.title;
  }
}
