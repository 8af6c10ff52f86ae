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
  readonly state: WorkItem['state'];
  readonly pkiName: string | null;
  /** Of the plan of a plan or task. */
  readonly planTitle: string | null;
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

/** By due date, what has none last: as the indexes have it. */
const byDue = (table: string): string => `coalesce(${table}.due_on, 'infinity'::date)`;
/** What comes after the page before. */
const isAfter = (due: string, table: string): string =>
  `($6::uuid is null or (${due}, ${table}.id) > (coalesce($5::date, 'infinity'::date), $6))`;

/** Of one kind as much as a page may need, read in the order of an index until there is enough. */
const part = (select: string, where: string, table: string): string =>
  `(${select} where ${where} and ${isAfter(byDue(table), table)} order by ${byDue(table)}, ${table}.id limit $7)`;

/**
 * The same where the database has to look at the work in each: at the rest first, and at no more than fill the page. Who
 * handed something in took part in it, which its row says without looking. @param order among columns of the candidates
 */
const toDecide = (candidates: string, order: string, tookPart: string): string =>
  `(select * from (${candidates} order by ${order}) waiting
    where not exists (select from ${tookPart}(waiting.id) t where t.account_id = $1)
    order by ${order} limit $7)`;

const response = (kind: WorkItem['kind'], from: string): string => `
  select r.id, '${kind}' as kind, r.due_on, null as title, null::uuid as plan_id, null::uuid as submitted_by,
    a.id as assessment_id, a.name as assessment_name, a.model_release_id, r.module, r.category, r.requirement,
    ${byDue('r')} as due
  ${from}
  join assessment a on a.organization_id = r.organization_id and a.id = r.assessment_id and a.state <> all ($9) and a.archived_at is null
    and ($8::uuid[] is null or a.id = any ($8))`;

const OWN = part(response('answer', 'from response r'), '$2 and r.owner_id = $1 and r.status = any ($10)', 'r');

const INVITED = part(
  response(
    'answer',
    'from response_contributor c join response r on r.organization_id = c.organization_id and r.id = c.response_id',
  ),
  '$2 and c.account_id = $1 and r.owner_id is distinct from $1 and r.status = any ($10)',
  'r',
);

const RESPONSES_TO_DECIDE = toDecide(
  `${response('review-response', 'from response r')}
  where $3 and r.status = $11 and (r.reviewer_id = $1 or r.reviewer_id is null)
    and r.origins #>> '{status,actor}' is distinct from $1::text and ${isAfter(byDue('r'), 'r')}`,
  'due, id',
  'took_part_in_response',
);

/** Evidence is due on no day. */
const EVIDENCE_TO_DECIDE = toDecide(
  `select e.id, 'review-evidence', null::date as due_on, e.title, null::uuid, v.submitted_by, null::uuid, null, null::uuid,
    null, null, null, 'infinity'::date as due
  from evidence_revision v join evidence e on e.organization_id = v.organization_id and e.id = v.evidence_id
  where $3 and e.archived_at is null and v.state = $12 and v.submitted_by is distinct from $1 and ${isAfter(`'infinity'::date`, 'e')}
    and ($8::uuid[] is null or exists (select from evidence_link l
      where l.organization_id = e.organization_id and l.evidence_id = e.id and l.assessment_id = any ($8)))`,
  'id',
  'took_part_in_evidence',
);

const PLANS = part(
  `select p.id, 'plan', p.due_on, p.title, p.id, null::uuid, null::uuid, null, null::uuid, null, null, null,
    ${byDue('p')}
  from action_plan p`,
  '$4 and p.responsible_id = $1 and p.archived_at is null and p.status <> all ($13)',
  'p',
);

const TASKS = part(
  `select t.id, 'task', t.due_on, t.title, t.plan_id, null::uuid, null::uuid, null, null::uuid, null, null, null,
    ${byDue('t')}
  from plan_task t join action_plan p on p.organization_id = t.organization_id and p.id = t.plan_id`,
  '$4 and t.assignee_id = $1 and not t.done and p.archived_at is null and p.status <> all ($13)',
  't',
);

/**
 * Everything of one person, in one statement. Parameters: $1 person, $2 may answer, $3 may review, $4 may work on plans,
 * $5 and $6 where the page before ended, $7 most, $8 the assessments they see, null for all; $9 to $13 the statuses of the
 * rules. Whose work is in something is asked of the functions that the database decides by.
 */
const WORK = `${OWN} union all ${INVITED} union all ${RESPONSES_TO_DECIDE} union all ${EVIDENCE_TO_DECIDE}
  union all ${PLANS} union all ${TASKS}`;

/** How each stands and what it belongs to: looked at for those alone that a page shows. */
const PLACE = `coalesce(r.status, v.state, p.status) as state, coalesce(k.name, l.pki) as "pkiName",
  coalesce(w.assessment_name, a.name, l.name) as "assessmentName", p.title as "planTitle"`;
const SURROUNDINGS = `
  left join response r on w.kind in ('answer', 'review-response') and r.id = w.id
  left join action_plan p on p.id = w.plan_id
  left join evidence_revision v on w.kind = 'review-evidence' and v.evidence_id = w.id and v.state = $12
  left join lateral (
    select a.name, k.name as pki from evidence_link l join assessment a on a.id = l.assessment_id join pki k on k.id = a.pki_id
    where w.kind = 'review-evidence' and l.evidence_id = w.id and ($8::uuid[] is null or l.assessment_id = any ($8))
    order by l.assessment_id desc limit 1) l on true
  left join assessment a on a.id = coalesce(w.assessment_id, p.assessment_id)
  left join pki k on k.id = a.pki_id`;

/** What waits for one person, over all contexts. */
@Injectable()
export class WorkRepository {
  /** By due date, what has none last, then by id. */
  page(tx: TenantTransaction, worker: Worker, after: DuePlace | null, most: number): Promise<WorkRow[]> {
    return tx.query<WorkRow>(
      `select w.id, w.kind, w.due_on::text as "dueOn", w.title, w.plan_id as "planId", w.submitted_by as "submittedBy",
         w.assessment_id as "assessmentId", w.assessment_name as "assessmentName",
         w.model_release_id as "modelReleaseId", w.module, w.category, w.requirement, ${PLACE}
       from (select * from (${WORK}) w order by w.due, w.id limit $7) w ${SURROUNDINGS}
       order by w.due, w.id`,
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
