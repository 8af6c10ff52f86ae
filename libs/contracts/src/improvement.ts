import * as z from 'zod';
import { AccountId, ActionPlanId, AssessmentId, PlanTaskId, ResponseId } from './ids';
import { DateOnly, FreeText, Name, PageQuery, Timestamp, pageOf } from './primitives';
import { endpoint } from './endpoint';
import { OrganizationParams } from './organizations';

export const PLAN_STATUSES = ['draft', 'planned', 'in-progress', 'blocked', 'done', 'verified', 'cancelled'] as const;
export const PlanStatus = z.enum(PLAN_STATUSES);
export type PlanStatus = z.infer<typeof PlanStatus>;
export const PRIORITIES = ['low', 'medium', 'high'] as const;
export const Priority = z.enum(PRIORITIES);
export type Priority = z.infer<typeof Priority>;

/** From which status a plan may go where. */
export const PLAN_TRANSITIONS: Readonly<Record<PlanStatus, readonly PlanStatus[]>> = {
  draft: ['planned', 'in-progress', 'cancelled'],
  planned: ['draft', 'in-progress', 'blocked', 'cancelled'],
  'in-progress': ['planned', 'blocked', 'done', 'cancelled'],
  blocked: ['planned', 'in-progress', 'cancelled'],
  done: ['in-progress', 'verified'],
  verified: ['in-progress'],
  cancelled: ['draft'],
};

const PlanContent = z.strictObject({
  title: Name,
  objectives: FreeText.default(''),
  targetLevel: z.number().int().min(1).max(5),
  responsible: AccountId.nullable().default(null),
  dueOn: DateOnly.nullable().default(null),
  priority: Priority.default('medium'),
});
export const CreatePlan = PlanContent.extend({ assessmentId: AssessmentId, responseId: ResponseId });
export type CreatePlan = z.infer<typeof CreatePlan>;
export const UpdatePlan = PlanContent;
export type UpdatePlan = z.infer<typeof UpdatePlan>;

export const PlanTaskInput = z.strictObject({
  title: Name,
  assignee: AccountId.nullable().default(null),
  dueOn: DateOnly.nullable().default(null),
  done: z.boolean().default(false),
});
export type PlanTaskInput = z.infer<typeof PlanTaskInput>;
export const PlanTaskView = z.strictObject({
  id: PlanTaskId,
  title: z.string(),
  assignee: AccountId.nullable(),
  dueOn: DateOnly.nullable(),
  done: z.boolean(),
});
export type PlanTaskView = z.infer<typeof PlanTaskView>;

export const PlanView = z.strictObject({
  id: ActionPlanId,
  assessmentId: AssessmentId,
  assessmentName: z.string(),
  responseId: ResponseId,
  /** Title of the requirement (or category) it improves. */
  requirement: z.string(),
  title: z.string(),
  objectives: z.string(),
  currentLevel: z.number().int(),
  targetLevel: z.number().int(),
  responsible: AccountId.nullable(),
  dueOn: DateOnly.nullable(),
  overdue: z.boolean(),
  priority: Priority,
  status: PlanStatus,
  /** Everybody who was responsible since it was verified last; none of them may verify it. */
  tookPart: z.array(AccountId),
  tasks: z.array(PlanTaskView),
  createdBy: AccountId,
  createdAt: Timestamp,
});
export type PlanView = z.infer<typeof PlanView>;

export const PlansQuery = PageQuery.extend({
  assessmentId: AssessmentId.optional(),
  responseId: ResponseId.optional(),
  status: PlanStatus.optional(),
  responsible: AccountId.optional(),
});
export type PlansQuery = z.infer<typeof PlansQuery>;

const base = '/organizations/:organizationId/plans';
const PlanParams = OrganizationParams.extend({ planId: ActionPlanId });
const TaskParams = PlanParams.extend({ taskId: PlanTaskId });

export const plansApi = {
  list: endpoint({
    method: 'GET',
    path: base,
    summary: 'Action plans by due date',
    params: OrganizationParams,
    query: PlansQuery,
    response: pageOf(PlanView),
  }),
  create: endpoint({
    method: 'POST',
    path: base,
    summary: 'Plan an improvement',
    params: OrganizationParams,
    body: CreatePlan,
    response: PlanView,
  }),
  get: endpoint({
    method: 'GET',
    path: `${base}/:planId`,
    summary: 'One action plan',
    params: PlanParams,
    response: PlanView,
  }),
  update: endpoint({
    method: 'PUT',
    path: `${base}/:planId`,
    summary: 'Change an action plan',
    params: PlanParams,
    body: UpdatePlan,
    response: PlanView,
  }),
  changeStatus: endpoint({
    method: 'POST',
    path: `${base}/:planId/status`,
    summary: 'Move an action plan to another status',
    params: PlanParams,
    body: z.strictObject({ status: PlanStatus }),
    response: PlanView,
  }),
  addTask: endpoint({
    method: 'POST',
    path: `${base}/:planId/tasks`,
    summary: 'Add a task',
    params: PlanParams,
    body: PlanTaskInput,
    response: PlanView,
  }),
  updateTask: endpoint({
    method: 'PUT',
    path: `${base}/:planId/tasks/:taskId`,
    summary: 'Change a task',
    params: TaskParams,
    body: PlanTaskInput,
    response: PlanView,
  }),
  removeTask: endpoint({
    method: 'DELETE',
    path: `${base}/:planId/tasks/:taskId`,
    summary: 'Remove a task',
    params: TaskParams,
    response: PlanView,
  }),
} as const;
