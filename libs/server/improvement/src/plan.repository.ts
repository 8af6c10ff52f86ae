import {
  type AccountId,
  type ActionPlanId,
  type AssessmentId,
  type CreatePlan,
  type ModelReleaseId,
  type PlanStatus,
  type PlanTaskId,
  type PlanTaskInput,
  type PlanTaskView,
  type PlanView,
  type ResponseId,
  type ReviewId,
  type UpdatePlan,
} from '@certitude/contracts';
import { type DuePlace, newId, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** A plan with what its response says now. */
export type PlanRow = Omit<PlanView, 'requirement' | 'overdue' | 'tasks' | 'createdAt'> & {
  readonly modelReleaseId: ModelReleaseId;
  /** Ids in the model release; the requirement is null where the category is rated. */
  readonly module: string;
  readonly category: string;
  readonly requirementId: string | null;
  readonly createdAt: Date;
};

/** What decides who may change a plan, and when it reminds. */
export interface PlanState {
  readonly id: ActionPlanId;
  readonly assessmentId: AssessmentId;
  readonly responseId: ResponseId;
  readonly responsible: AccountId | null;
  readonly dueOn: string | null;
  readonly status: PlanStatus;
}
/** Who may change it and who verify it. */
export interface JudgedPlan extends PlanState {
  /** Everybody who was responsible since it was verified last. */
  readonly tookPart: readonly AccountId[];
}

export interface PlanFilter {
  readonly assessmentId: AssessmentId | null;
  readonly responseId: ResponseId | null;
  readonly status: PlanStatus | null;
  readonly responsible: AccountId | null;
}

export type TaskRow = PlanTaskView & { readonly planId: ActionPlanId };
export interface NewPlan extends CreatePlan {
  readonly id: ActionPlanId;
  readonly createdBy: AccountId;
  readonly createdAt: Date;
}

const TOOK_PART = `array(select distinct t.account_id from took_part_in_plan(p.id) t) as "tookPart"`;
const PLAN = `select p.id, p.assessment_id as "assessmentId", a.name as "assessmentName", p.response_id as "responseId",
    a.model_release_id as "modelReleaseId", r.module, r.category, r.requirement as "requirementId",
    p.title, p.objectives, r.level as "currentLevel", p.target_level as "targetLevel", p.responsible_id as responsible,
    p.due_on::text as "dueOn", p.priority, p.status, ${TOOK_PART}, p.created_by as "createdBy", p.created_at as "createdAt"
  from action_plan p
  join assessment a on a.organization_id = p.organization_id and a.id = p.assessment_id
  join response r on r.organization_id = p.organization_id and r.id = p.response_id`;

const TASK = `select id, plan_id as "planId", title, assignee_id as assignee, due_on::text as "dueOn", done from plan_task`;

/** Action plans and their tasks, of the transaction's organization. */
@Injectable()
export class PlanRepository {
  /** By due date, those without one last, then by id. */
  page(tx: TenantTransaction, filter: PlanFilter, after: DuePlace | null, most: number): Promise<PlanRow[]> {
    return tx.query<PlanRow>(
      `${PLAN}
       where ($1::uuid is null or p.assessment_id = $1) and ($2::uuid is null or p.response_id = $2)
         and ($3::text is null or p.status = $3) and ($4::uuid is null or p.responsible_id = $4)
         and ($6::uuid is null or (coalesce(p.due_on, 'infinity'), p.id) > (coalesce($5::date, 'infinity'), $6))
       order by p.due_on nulls last, p.id limit $7`,
      [
        filter.assessmentId,
        filter.responseId,
        filter.status,
        filter.responsible,
        after?.dueOn ?? null,
        after?.id ?? null,
        most,
      ],
    );
  }

  async find(tx: TenantTransaction, id: ActionPlanId): Promise<PlanRow | undefined> {
    const [row] = await tx.query<PlanRow>(`${PLAN} where p.id = $1`, [id]);
    return row;
  }

  /** Tasks of several plans, oldest first. */
  tasks(tx: TenantTransaction, planIds: readonly ActionPlanId[]): Promise<TaskRow[]> {
    return tx.query<TaskRow>(`${TASK} where plan_id = any ($1::uuid[]) order by id`, [planIds]);
  }

  /** Whoever changes a plan, its tasks or its reminders holds its row, so that they do so one after the other. */
  async lock(tx: TenantTransaction, id: ActionPlanId): Promise<JudgedPlan | undefined> {
    await tx.query('select from action_plan where id = $1 for no key update', [id]);
    const [row] = await tx.query<JudgedPlan>(
      `select id, assessment_id as "assessmentId", response_id as "responseId", responsible_id as responsible,
         due_on::text as "dueOn", status, ${TOOK_PART}
       from action_plan p where id = $1`,
      [id],
    );
    return row;
  }

  async responseExists(tx: TenantTransaction, assessmentId: AssessmentId, id: ResponseId): Promise<boolean> {
    const rows = await tx.query('select from response where assessment_id = $1 and id = $2', [assessmentId, id]);
    return rows.length === 1;
  }

  async insert(tx: TenantTransaction, plan: NewPlan): Promise<void> {
    await tx.query(
      `insert into action_plan (organization_id, id, assessment_id, response_id, title, objectives, target_level,
         responsible_id, due_on, priority, status, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'draft', $11, $12)`,
      [
        tx.organizationId,
        plan.id,
        plan.assessmentId,
        plan.responseId,
        ...contentColumns(plan),
        plan.createdBy,
        plan.createdAt,
      ],
    );
  }

  async update(tx: TenantTransaction, id: ActionPlanId, plan: UpdatePlan): Promise<void> {
    await tx.query(
      `update action_plan set title = $2, objectives = $3, target_level = $4, responsible_id = $5, due_on = $6,
         priority = $7
       where id = $1`,
      [id, ...contentColumns(plan)],
    );
  }

  async setStatus(tx: TenantTransaction, id: ActionPlanId, status: PlanStatus): Promise<void> {
    await tx.query('update action_plan set status = $2 where id = $1', [id, status]);
  }

  /** The decision that a plan is verified, bound to what it and its tasks say; before the status that it leads to. */
  async insertVerification(
    tx: TenantTransaction,
    id: ActionPlanId,
    { by, at }: { readonly by: AccountId; readonly at: Date },
  ): Promise<void> {
    await tx.query(
      `insert into review (organization_id, id, plan_id, decision, hash, reviewer_id, at)
       select p.organization_id, $2, p.id, 'accepted', encode(sha256(convert_to(jsonb_build_array(p.title, p.objectives,
         p.target_level, p.responsible_id, p.due_on, array(select jsonb_build_array(t.id, t.title, t.done) from plan_task t
           where t.plan_id = p.id order by t.id))::text, 'UTF8')), 'hex'), $3, $4
       from action_plan p where p.id = $1`,
      [id, newId<ReviewId>(), by, at],
    );
  }

  async findTask(tx: TenantTransaction, planId: ActionPlanId, id: PlanTaskId): Promise<TaskRow | undefined> {
    const [row] = await tx.query<TaskRow>(`${TASK} where plan_id = $1 and id = $2`, [planId, id]);
    return row;
  }

  async insertTask(
    tx: TenantTransaction,
    planId: ActionPlanId,
    task: PlanTaskInput & { readonly id: PlanTaskId },
  ): Promise<void> {
    await tx.query(
      `insert into plan_task (organization_id, plan_id, id, title, assignee_id, due_on, done)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tx.organizationId, planId, task.id, task.title, task.assignee, task.dueOn, task.done],
    );
  }

  async updateTask(tx: TenantTransaction, id: PlanTaskId, task: PlanTaskInput): Promise<void> {
    await tx.query('update plan_task set title = $2, assignee_id = $3, due_on = $4, done = $5 where id = $1', [
      id,
      task.title,
      task.assignee,
      task.dueOn,
      task.done,
    ]);
  }

  async deleteTask(tx: TenantTransaction, id: PlanTaskId): Promise<void> {
    await tx.query('delete from plan_task where id = $1', [id]);
  }
}

const contentColumns = ({ title, objectives, targetLevel, responsible, dueOn, priority }: UpdatePlan): unknown[] => [
  title,
  objectives,
  targetLevel,
  responsible,
  dueOn,
  priority,
];
