import {
  type AccountId,
  type ActionPlanId,
  type AssessmentId,
  CLOSED_ASSESSMENT_STATES,
  type ModelReleaseId,
  OVER_PLAN_STATUSES,
  type ResponseStatus,
  type WorkCounts,
  WORK_KINDS,
  type WorkKind,
} from '@certitude/contracts';
import { found, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** One thing that nobody has. What does not belong to its kind is null. */
export interface UnheldRow {
  readonly id: string;
  /** Null for answers, whose title is in the model release. */
  readonly title: string | null;
  readonly former: AccountId | null;
  readonly planId: ActionPlanId | null;
  readonly assessmentId: AssessmentId | null;
  readonly assessmentName: string | null;
  readonly modelReleaseId: ModelReleaseId | null;
  readonly module: string | null;
  readonly category: string | null;
  readonly requirement: string | null;
}

/** Whoever had it is no member any more. */
const isFormer = (holder: string): string =>
  `exists (select from member m where m.account_id = ${holder} and m.removed_at is not null)`;

const OPEN_ANSWER = `from response r
  join assessment a on a.organization_id = r.organization_id and a.id = r.assessment_id
    and a.state <> all ($1::text[]) and a.archived_at is null`;
const NO_PLACE = `null::uuid as "assessmentId", null as "assessmentName", null::uuid as "modelReleaseId",
  null as module, null as category, null as requirement`;
const ANSWER = `r.id, null as title, null::uuid as "planId", a.id as "assessmentId", a.name as "assessmentName",
  a.model_release_id as "modelReleaseId", r.module, r.category, r.requirement`;

/** `$1`: states of closed assessments, `$2`: statuses of plans that are over, `$3`: of answers that are settled. */
const UNHELD: Readonly<Record<WorkKind, { readonly columns: string; readonly rows: string }>> = {
  plan: {
    columns: `p.id, p.title, p.id as "planId", p.responsible_id as former, ${NO_PLACE}`,
    rows: `from action_plan p where p.status <> all ($2::text[]) and p.archived_at is null
      and (p.responsible_id is null or ${isFormer('p.responsible_id')})`,
  },
  task: {
    columns: `t.id, t.title, t.plan_id as "planId", t.assignee_id as former, ${NO_PLACE}`,
    rows: `from plan_task t join action_plan p on p.organization_id = t.organization_id and p.id = t.plan_id
      where not t.done and p.status <> all ($2::text[]) and p.archived_at is null and ${isFormer('t.assignee_id')}`,
  },
  evidence: {
    columns: `e.id, e.title, null::uuid as "planId", coalesce(e.owner_id, e.created_by) as former, ${NO_PLACE}`,
    rows: `from evidence e where e.archived_at is null and ${isFormer('coalesce(e.owner_id, e.created_by)')}`,
  },
  answer: {
    columns: `${ANSWER}, r.owner_id as former`,
    rows: `${OPEN_ANSWER} where r.status <> $3 and (r.owner_id is null or ${isFormer('r.owner_id')})`,
  },
  review: {
    columns: `${ANSWER}, r.reviewer_id as former`,
    rows: `${OPEN_ANSWER} where r.status <> $3 and ${isFormer('r.reviewer_id')}`,
  },
};

const STATUSES = [CLOSED_ASSESSMENT_STATES, OVER_PLAN_STATUSES, 'accepted' satisfies ResponseStatus] as const;
/** Every statement has all three, whichever it asks for. */
const GIVEN = '($1::text[] is not null and $2::text[] is not null and $3::text is not null)';

/** What somebody should have and no member has, over all contexts. */
@Injectable()
export class UnheldRepository {
  async counts(tx: TenantTransaction): Promise<WorkCounts> {
    const counts = WORK_KINDS.map((kind) => `(select count(*)::int ${UNHELD[kind].rows}) as ${kind}`);
    const [row] = await tx.query<WorkCounts>(`select ${counts.join(', ')} where ${GIVEN}`, STATUSES);
    return found(row);
  }

  /** By id, newest first. @param after last of the page before */
  page(tx: TenantTransaction, kind: WorkKind, after: string | null, most: number): Promise<UnheldRow[]> {
    const { columns, rows } = UNHELD[kind];
    return tx.query<UnheldRow>(
      `select * from (select ${columns} ${rows}) u
       where ${GIVEN} and ($4::uuid is null or u.id < $4) order by u.id desc limit $5`,
      [...STATUSES, after, most],
    );
  }
}
