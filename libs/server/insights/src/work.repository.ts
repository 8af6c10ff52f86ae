import {
  type AccountId,
  type ActionPlanId,
  type AssessmentId,
  AWAITING_DECISION,
  AWAITING_REVIEW,
  CLOSED_ASSESSMENT_STATES,
  type EvidenceId,
  type ModelReleaseId,
  OVER_PLAN_STATUSES,
  type PlanTaskId,
  type ResponseId,
  TO_ANSWER,
  type WorkItem,
} from '@certitude/contracts';
import { type DuePlace, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** One thing that waits for a person. What does not belong to its kind is null. */
export interface WorkRow {
  /** Of the response, evidence, plan or task. */
  readonly id: ResponseId | EvidenceId | ActionPlanId | PlanTaskId;
  readonly kind: WorkItem['kind'];
  readonly dueOn: string | null;
  /** Null for responses, whose title is in the model release. */
  readonly title: string | null;
  readonly planId: ActionPlanId | null;
  readonly submittedBy: AccountId | null;
  readonly assessmentId: AssessmentId | null;
  readonly assessmentName: string | null;
  readonly modelReleaseId: ModelReleaseId | null;
  readonly module: string | null;
  readonly category: string | null;
  readonly requirement: string | null;
}

/** Whose work, and what their role lets them do. */
export interface Worker {
  readonly id: AccountId;
  readonly answers: boolean;
  readonly reviews: boolean;
  readonly plans: boolean;
  /** The assessments they see; null: all. */
  readonly among: readonly AssessmentId[] | null;
}

/** Responses of assessments that are still worked on. */
const RESPONSES = `response r
  join assessment a on a.organization_id = r.organization_id and a.id = r.assessment_id and a.state <> all ($9)`;

/**
 * Everything of one person, in one statement. Parameters: $1 person, $2 may answer, $3 may review, $4 may work on plans,
 * $8 the assessments they see, null for all; $9 to $13 the statuses of the rules. Whose work is in something is asked of
 * the functions that the database decides by.
 */
const WORK = `
  select r.id, case when r.status = $11 then 'review-response' else 'answer' end as kind, r.due_on,
    null as title, null::uuid as plan_id, null::uuid as submitted_by,
    a.id as assessment_id, a.name as assessment_name, a.model_release_id, r.module, r.category, r.requirement
  from ${RESPONSES}
  where ($8::uuid[] is null or a.id = any ($8)) and ($2 and (r.owner_id = $1 or (r.organization_id, r.id) in (
        select c.organization_id, c.response_id from response_contributor c where c.account_id = $1))
      and r.status = any ($10)
    or $3 and r.status = $11 and (r.reviewer_id = $1 or r.reviewer_id is null)
      and not exists (select from took_part_in_response(r.id) t where t.account_id = $1))
  union all
  select e.id, 'review-evidence', null, e.title, null, v.submitted_by, null, null, null, null, null, null
  from evidence_revision v join evidence e on e.organization_id = v.organization_id and e.id = v.evidence_id
  where $3 and v.state = $12 and not exists (select from took_part_in_evidence(e.id) t where t.account_id = $1)
    and ($8::uuid[] is null or exists (select from evidence_link l
      where l.organization_id = e.organization_id and l.evidence_id = e.id and l.assessment_id = any ($8)))
  union all
  select p.id, 'plan', p.due_on, p.title, p.id, null, null, null, null, null, null, null
  from action_plan p
  where $4 and p.responsible_id = $1 and p.status <> all ($13)
  union all
  select t.id, 'task', t.due_on, t.title, t.plan_id, null, null, null, null, null, null, null
  from plan_task t join action_plan p on p.organization_id = t.organization_id and p.id = t.plan_id
  where $4 and t.assignee_id = $1 and not t.done and p.status <> all ($13)`;

/** What waits for one person, over all contexts. */
@Injectable()
export class WorkRepository {
  /** By due date, what has none last, then by id. */
  page(tx: TenantTransaction, worker: Worker, after: DuePlace | null, most: number): Promise<WorkRow[]> {
    return tx.query<WorkRow>(
      `select w.id, w.kind, w.due_on::text as "dueOn", w.title, w.plan_id as "planId", w.submitted_by as "submittedBy",
         w.assessment_id as "assessmentId", w.assessment_name as "assessmentName",
         w.model_release_id as "modelReleaseId", w.module, w.category, w.requirement
       from (${WORK}) w
       where $6::uuid is null or (coalesce(w.due_on, 'infinity'), w.id) > (coalesce($5::date, 'infinity'), $6)
       order by w.due_on nulls last, w.id limit $7`,
      [
        worker.id,
        worker.answers,
        worker.reviews,
        worker.plans,
        after?.dueOn ?? null,
        after?.id ?? null,
        most,
        worker.among,
        CLOSED_ASSESSMENT_STATES,
        TO_ANSWER,
        AWAITING_REVIEW,
        AWAITING_DECISION,
        OVER_PLAN_STATUSES,
      ],
    );
  }
}
