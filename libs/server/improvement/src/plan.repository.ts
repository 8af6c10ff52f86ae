import {
  type AccountId,
  type AddPlanTask,
  type ActionPlanId,
  type AssessmentId,
  type CategoryPlace,
  type CreatePlan,
  type EditPlan,
  type EditPlanTask,
  type Method,
  type ModelReleaseId,
  type PlanStatus,
  type PlanTaskId,
  type PlanTaskView,
  type PlanView,
  type Policy,
  type ResponseId,
  type ReviewId,
  type ReviewView,
  type StreamState,
} from '@certitude/contracts';
import { type PlanFacts } from '@certitude/contracts/notices';
import { Edits, newId, type PersonTransaction, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { Any } from 'typeorm';
import { ActionPlanEntity } from './entities/action-plan.entity';
import { PlanTaskEntity } from './entities/plan-task.entity';

/** A plan with what its response says now; a whole category has no level of its own. */
export type PlanRow = Omit<PlanView, Computed | 'currentLevel' | 'createdAt' | 'archivedAt'> & {
  readonly modelReleaseId: ModelReleaseId;
  readonly method: Method;
  readonly policy: Policy;
  /** How far the assessment's stream is. */
  readonly head: number;
  readonly responseLevel: number | null;
  /** Ids in the model release; the requirement is null where the category is rated. */
  readonly module: string;
  readonly category: string;
  readonly requirementId: string | null;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
};

type Computed = 'requirement' | 'category' | 'overdue' | 'tasks';

/** What a plan is for. */
export interface PlannedPlace {
  readonly assessmentId: AssessmentId;
  /** Null for a whole category. */
  readonly responseId: ResponseId | null;
}

/** What decides who may change a plan, and when it reminds. */
export interface PlanState extends PlannedPlace {
  readonly id: ActionPlanId;
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

export type PlanOfAssessment = Pick<
  PlanRow,
  'id' | 'responseId' | (typeof CONTENT)[number] | 'responsibleName' | 'status'
> &
  OfCategory;

export type TaskRow = PlanTaskView & { readonly planId: ActionPlanId };
/** Of a plan on a whole category. */
interface OfCategory {
  readonly module: string | null;
  readonly category: string | null;
}
type Element =
  'responseId' | 'category' | 'responsibility' | 'startsOn' | 'resources' | 'dependencies' | 'outputs' | 'comments';
/** A plan as it is made: its further elements may be left out. */
export type GivenPlan = Omit<CreatePlan, Element> & Partial<Pick<CreatePlan, Element>>;
export interface NewPlan extends Omit<GivenPlan, 'id'> {
  readonly responsibleName: string;
  readonly id: ActionPlanId;
  readonly createdBy: AccountId;
  readonly createdAt: Date;
}

const TOOK_PART = 'array(select distinct t.account_id from took_part_in_plan(p.id) t)';
/** What a plan says. */
const CONTENT = [
  ...(['title', 'objectives', 'targetLevel', 'responsible', 'dueOn', 'priority'] as const),
  ...(['responsibility', 'startsOn', 'resources', 'dependencies', 'outputs', 'comments'] as const),
] as const;
const PLAN = [
  'id',
  'assessmentId',
  'responseId',
  ...CONTENT,
  'responsibleName',
  'status',
  'createdBy',
  'createdAt',
  'archivedAt',
  'version',
] as const;
const STATE = ['id', 'assessmentId', 'responseId', 'responsible', 'dueOn', 'status'] as const;
const TASK_CONTENT = ['title', 'assignee', 'dueOn', 'done'] as const;
const TASK = ['id', 'planId', ...TASK_CONTENT, 'version'] as const;

const planPlace = (id: ActionPlanId) =>
  ({ entity: ActionPlanEntity, where: { id }, fields: [...CONTENT, 'status'] }) as const;
const taskPlace = (planId: ActionPlanId, id: PlanTaskId) =>
  ({ entity: PlanTaskEntity, where: { planId, id }, fields: TASK_CONTENT }) as const;

/** Action plans and their tasks, of the transaction's organization. */
@Injectable()
export class PlanRepository {
  constructor(@Inject(Edits) private readonly edits: Edits) {}

  /** Several plans, in no order. */
  withIds(tx: TenantTransaction, ids: readonly ActionPlanId[]): Promise<PlanRow[]> {
    return plans(tx).where('p.id = any (:ids)', { ids }).rows();
  }

  async find(tx: TenantTransaction, id: ActionPlanId): Promise<PlanRow | undefined> {
    const [row] = await plans(tx).where('p.id = :id', { id }).rows();
    return row;
  }

  /** All plans of an assessment as they are, oldest first. */
  ofAssessment(tx: TenantTransaction, assessmentId: AssessmentId): Promise<PlanOfAssessment[]> {
    const columns = ['id', 'responseId', 'module', 'category', ...CONTENT, 'responsibleName', 'status'] as const;
    return tx.repository(ActionPlanEntity).find(columns, { where: { assessmentId }, order: { id: 'ASC' } });
  }

  /** Plans as far as notices tell of them. */
  noticed(tx: TenantTransaction, ids: readonly ActionPlanId[]): Promise<NoticedPlan[]> {
    const columns = ['id', 'title', 'assessmentId', 'responsible', 'status'] as const;
    return tx.repository(ActionPlanEntity).find(columns, { where: { id: Any(ids) } });
  }

  /** Tasks of several plans, oldest first. */
  tasks(tx: TenantTransaction, planIds: readonly ActionPlanId[]): Promise<TaskRow[]> {
    return tx.repository(PlanTaskEntity).find(TASK, { where: { planId: Any(planIds) }, order: { id: 'ASC' } });
  }

  /** Whoever changes a plan, its tasks or its reminders holds its row, so that they do so one after the other. */
  async lock(tx: TenantTransaction, id: ActionPlanId): Promise<JudgedPlan | undefined> {
    await tx.repository(ActionPlanEntity).findOne(['id'], { id }, 'no key update');
    const [row] = await tx
      .repository(ActionPlanEntity)
      .query('p', STATE)
      .and<Pick<JudgedPlan, 'tookPart'>>({ tookPart: TOOK_PART })
      .where('p.id = :id', { id })
      .rows();
    return row;
  }

  async responseExists(tx: TenantTransaction, assessmentId: AssessmentId, id: ResponseId): Promise<boolean> {
    const rows = await tx.query('select from response where assessment_id = $1 and id = $2', [assessmentId, id]);
    return rows.length === 1;
  }

  /** Whether requirements of a category are rated in an assessment. */
  async categoryExists(tx: TenantTransaction, assessmentId: AssessmentId, place: CategoryPlace): Promise<boolean> {
    const rows = await tx.query(
      'select from response where assessment_id = $1 and module = $2 and category = $3 and requirement is not null limit 1',
      [assessmentId, place.module, place.category],
    );
    return rows.length === 1;
  }

  /** The answers beside which a plan is shown: its own, or all of its category. */
  async responsesOf(tx: TenantTransaction, id: ActionPlanId): Promise<ResponseId[]> {
    const rows = await tx.query<{ id: ResponseId }>(
      `select r.id from action_plan p join response r on r.organization_id = p.organization_id
         and r.assessment_id = p.assessment_id
         and (r.id = p.response_id or r.module = p.module and r.category = p.category)
       where p.id = $1 order by r.id`,
      [id],
    );
    return rows.map((row) => row.id);
  }

  insert(tx: TenantTransaction, { category: whole = null, responseId = null, ...plan }: NewPlan): Promise<void> {
    const [module, category] = [whole?.module ?? null, whole?.category ?? null];
    return tx
      .repository(ActionPlanEntity)
      .insert({ ...plan, responseId, module, category, startsOn: plan.startsOn ?? null, status: 'draft' });
  }

  /** Open plans for which somebody of one of these names is responsible, and no member. */
  async named(tx: TenantTransaction, names: readonly string[]): Promise<ActionPlanId[]> {
    const rows = await tx.query<{ id: ActionPlanId }>(
      `select p.id from action_plan p join assessment_stream s on s.assessment_id = p.assessment_id
       where lower(p.responsible_name) = any ($1) and p.responsible_name <> '' and p.responsible_id is null
         and s.state = $2 and p.status <> all ($3) order by p.id`,
      [
        names.map((name) => name.toLowerCase()),
        'open' satisfies StreamState,
        ['verified', 'cancelled'] satisfies PlanStatus[],
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** Gives a plan to the person whose name it stood under. */
  async handOver(tx: TenantTransaction, id: ActionPlanId, responsible: AccountId): Promise<void> {
    await tx.query(
      `update action_plan set responsible_id = $2, responsible_name = '', version = version + 1 where id = $1`,
      [id, responsible],
    );
  }

  /** @returns whether anything changed @throws AppError `edit.conflict` */
  edit(tx: PersonTransaction, id: ActionPlanId, edit: EditPlan): Promise<boolean> {
    return this.edits.apply(tx, planPlace(id), edit);
  }

  /** Gives it to somebody else, whoever had it. */
  assign(tx: PersonTransaction, id: ActionPlanId, responsible: AccountId): Promise<boolean> {
    return this.edits.set(tx, planPlace(id), { responsible });
  }

  assignTask(
    tx: PersonTransaction,
    { planId, id }: Pick<TaskRow, 'planId' | 'id'>,
    assignee: AccountId,
  ): Promise<boolean> {
    return this.edits.set(tx, taskPlace(planId, id), { assignee });
  }

  /** @param way the status that the person saw, and the one it shall have @throws AppError `edit.conflict` */
  async move(
    tx: PersonTransaction,
    id: ActionPlanId,
    { from, status }: { readonly from: PlanStatus; readonly status: PlanStatus },
  ): Promise<void> {
    await this.edits.expect(tx, planPlace(id), 'status', from);
    await this.edits.set(tx, planPlace(id), { status });
  }

  /** @throws AppError `edit.conflict` */
  editTask(
    tx: PersonTransaction,
    { planId, id }: Pick<TaskRow, 'planId' | 'id'>,
    edit: EditPlanTask,
  ): Promise<boolean> {
    return this.edits.apply(tx, taskPlace(planId, id), edit);
  }

  tickTask(tx: PersonTransaction, { planId, id }: Pick<TaskRow, 'planId' | 'id'>, done: boolean): Promise<boolean> {
    return this.edits.set(tx, taskPlace(planId, id), { done });
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
         p.target_level, p.responsible_id, p.due_on, p.responsibility, p.starts_on, p.resources, p.dependencies, p.outputs,
         p.comments, array(select jsonb_build_array(t.id, t.title, t.done) from plan_task t
           where t.plan_id = p.id order by t.id))::text, 'UTF8')), 'hex'), $3, $4
       from action_plan p where p.id = $1`,
      [id, newId<ReviewId>(), by, at, 'accepted' satisfies ReviewView['decision']],
    );
  }

  findTask(tx: TenantTransaction, planId: ActionPlanId, id: PlanTaskId): Promise<TaskRow | undefined> {
    return tx.repository(PlanTaskEntity).findOne(TASK, { planId, id });
  }

  /** @returns false when there is a task with this id already */
  insertTask(
    tx: TenantTransaction,
    planId: ActionPlanId,
    { id, title, assignee, dueOn, done }: AddPlanTask & { readonly id: PlanTaskId },
  ): Promise<boolean> {
    return tx.repository(PlanTaskEntity).insertOnce({ planId, id, title, assignee, dueOn, done });
  }

  async deleteTask(tx: TenantTransaction, id: PlanTaskId): Promise<void> {
    await tx.repository(PlanTaskEntity).delete({ id });
  }
}

type Improved = Pick<
  PlanRow,
  | 'assessmentName'
  | 'pkiName'
  | 'modelReleaseId'
  | 'module'
  | 'category'
  | 'requirementId'
  | 'method'
  | 'policy'
  | 'head'
  | 'responseLevel'
  | 'tookPart'
>;
const plans = (tx: TenantTransaction) =>
  tx
    .repository(ActionPlanEntity)
    .query('p', PLAN)
    .innerJoin('assessment', 'a', 'a.organizationId = p.organizationId and a.id = p.assessmentId')
    .innerJoin('pki', 'k', 'k.organizationId = a.organizationId and k.id = a.pkiId')
    .innerJoin('assessment_stream', 's', 's.organizationId = a.organizationId and s.assessmentId = a.id')
    .leftJoin('response', 'r', 'r.organizationId = p.organizationId and r.id = p.responseId')
    .and<Improved>({
      assessmentName: 'a.name',
      pkiName: 'k.name',
      modelReleaseId: 'a.modelReleaseId',
      method: 'a.method',
      policy: 'a.policy',
      head: 's.head::float8',
      module: 'coalesce(r.module, p.module)',
      category: 'coalesce(r.category, p.category)',
      requirementId: 'r.requirement',
      responseLevel: 'r.level',
      tookPart: TOOK_PART,
    });
