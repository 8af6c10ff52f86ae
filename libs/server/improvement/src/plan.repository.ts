import {
  type AccountId,
  type AddPlanTask,
  type ActionPlanId,
  type AssessmentId,
  type CreatePlan,
  type EditPlan,
  type EditPlanTask,
  type ModelReleaseId,
  type PlanFacts,
  type PlanStatus,
  type PlanContent,
  type PlanTaskId,
  type PlanTaskView,
  type PlanView,
  type ResponseId,
  type ReviewId,
  type ReviewView,
} from '@certitude/contracts';
import {
  type DuePlace,
  type EditableTable,
  Edits,
  newId,
  type TenantContext,
  type TenantTransaction,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

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

export type NoticedPlan = Omit<PlanFacts, 'type' | 'assessmentName'> & { readonly assessmentId: AssessmentId };

export interface PlanFilter {
  readonly assessmentId: AssessmentId | null;
  readonly responseId: ResponseId | null;
  readonly status: PlanStatus | null;
  readonly responsible: AccountId | null;
}

export type TaskRow = PlanTaskView & { readonly planId: ActionPlanId };
export interface NewPlan extends Omit<CreatePlan, 'id'> {
  readonly id: ActionPlanId;
  readonly createdBy: AccountId;
  readonly createdAt: Date;
}

const TOOK_PART = `array(select distinct t.account_id from took_part_in_plan(p.id) t) as "tookPart"`;
const PLAN = `select p.id, p.assessment_id as "assessmentId", a.name as "assessmentName", p.response_id as "responseId",
    a.model_release_id as "modelReleaseId", r.module, r.category, r.requirement as "requirementId",
    p.title, p.objectives, r.level as "currentLevel", p.target_level as "targetLevel", p.responsible_id as responsible,
    p.due_on::text as "dueOn", p.priority, p.status, ${TOOK_PART}, p.created_by as "createdBy",
    p.created_at as "createdAt", p.version
  from action_plan p
  join assessment a on a.organization_id = p.organization_id and a.id = p.assessment_id
  join response r on r.organization_id = p.organization_id and r.id = p.response_id`;

const TASK = `select id, plan_id as "planId", title, assignee_id as assignee, due_on::text as "dueOn", done, version
  from plan_task`;

const PLAN_TABLE: EditableTable = {
  name: 'action_plan',
  key: ['id'],
  columns: {
    title: 'title',
    objectives: 'objectives',
    targetLevel: 'target_level',
    responsible: 'responsible_id',
    dueOn: 'due_on',
    priority: 'priority',
    status: 'status',
  },
};
const TASK_TABLE: EditableTable = {
  name: 'plan_task',
  key: ['plan_id', 'id'],
  columns: { title: 'title', assignee: 'assignee_id', dueOn: 'due_on', done: 'done' },
};

const planPlace = (id: ActionPlanId) => ({ table: PLAN_TABLE, key: [id] });
const taskPlace = (planId: ActionPlanId, id: PlanTaskId) => ({ table: TASK_TABLE, key: [planId, id] });

/** Action plans and their tasks, of the transaction's organization. */
@Injectable()
export class PlanRepository {
  constructor(@Inject(Edits) private readonly edits: Edits) {}

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

  /** Plans as far as notices tell of them. */
  noticed(tx: TenantTransaction, ids: readonly ActionPlanId[]): Promise<NoticedPlan[]> {
    return tx.query<NoticedPlan>(
      `select id, title, assessment_id as "assessmentId", responsible_id as responsible, status
       from action_plan where id = any ($1::uuid[])`,
      [ids],
    );
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
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        tx.organizationId,
        plan.id,
        plan.assessmentId,
        plan.responseId,
        ...contentColumns(plan),
        'draft' satisfies PlanStatus,
        plan.createdBy,
        plan.createdAt,
      ],
    );
  }

  /** @returns whether anything changed @throws AppError `edit.conflict` */
  edit(tx: TenantTransaction, context: TenantContext, id: ActionPlanId, edit: EditPlan): Promise<boolean> {
    return this.edits.apply(tx, context, planPlace(id), edit);
  }

  /** @param way the status that the person saw, and the one it shall have @throws AppError `edit.conflict` */
  async move(
    tx: TenantTransaction,
    context: TenantContext,
    id: ActionPlanId,
    { from, status }: { readonly from: PlanStatus; readonly status: PlanStatus },
  ): Promise<void> {
    await this.edits.expect(tx, planPlace(id), 'status', from);
    await this.edits.set(tx, context, planPlace(id), { status });
  }

  /** @throws AppError `edit.conflict` */
  editTask(
    tx: TenantTransaction,
    context: TenantContext,
    { planId, id }: Pick<TaskRow, 'planId' | 'id'>,
    edit: EditPlanTask,
  ): Promise<boolean> {
    return this.edits.apply(tx, context, taskPlace(planId, id), edit);
  }

  tickTask(
    tx: TenantTransaction,
    context: TenantContext,
    { planId, id }: Pick<TaskRow, 'planId' | 'id'>,
    done: boolean,
  ): Promise<boolean> {
    return this.edits.set(tx, context, taskPlace(planId, id), { done });
  }

  /** The decision that a plan is verified, bound to what it and its tasks say; before the status that it leads to. */
  async insertVerification(
    tx: TenantTransaction,
    id: ActionPlanId,
    { by, at }: { readonly by: AccountId; readonly at: Date },
  ): Promise<void> {
    await tx.query(
      `insert into review (organization_id, id, plan_id, decision, hash, reviewer_id, at)
       select p.organization_id, $2, p.id, $5, encode(sha256(convert_to(jsonb_build_array(p.title, p.objectives,
         p.target_level, p.responsible_id, p.due_on, array(select jsonb_build_array(t.id, t.title, t.done) from plan_task t
           where t.plan_id = p.id order by t.id))::text, 'UTF8')), 'hex'), $3, $4
       from action_plan p where p.id = $1`,
      [id, newId<ReviewId>(), by, at, 'accepted' satisfies ReviewView['decision']],
    );
  }

  async findTask(tx: TenantTransaction, planId: ActionPlanId, id: PlanTaskId): Promise<TaskRow | undefined> {
    const [row] = await tx.query<TaskRow>(`${TASK} where plan_id = $1 and id = $2`, [planId, id]);
    return row;
  }

  /** @returns false when there is a task with this id already */
  async insertTask(
    tx: TenantTransaction,
    planId: ActionPlanId,
    task: AddPlanTask & { readonly id: PlanTaskId },
  ): Promise<boolean> {
    const rows = await tx.query(
      `insert into plan_task (organization_id, plan_id, id, title, assignee_id, due_on, done)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (organization_id, id) do nothing returning 1`,
      [tx.organizationId, planId, task.id, task.title, task.assignee, task.dueOn, task.done],
    );
    return rows.length === 1;
  }

  async deleteTask(tx: TenantTransaction, id: PlanTaskId): Promise<void> {
    await tx.query('delete from plan_task where id = $1', [id]);
  }
}

const contentColumns = ({ title, objectives, targetLevel, responsible, dueOn, priority }: PlanContent): unknown[] => [
  title,
  objectives,
  targetLevel,
  responsible,
  dueOn,
  priority,
];
