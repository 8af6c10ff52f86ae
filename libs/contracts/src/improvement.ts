import * as z from 'zod';
import { editOf, Version } from './edits';
import { AccountId, ActionPlanId, AssessmentId, newIdOf, PkiId, PlanTaskId, ResponseId } from './ids';
import { DateOnly, Flag, FreeText, Name, Order, PageQuery, Standing, Timestamp, line, pageOf } from './primitives';
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

export const PlanContent = z.strictObject({
  title: Name,
  objectives: FreeText.default(''),
  targetLevel: z.number().int().min(1).max(5),
  responsible: AccountId.nullable().default(null),
  dueOn: DateOnly.nullable().default(null),
  priority: Priority.default('medium'),
  /** Who has to do it, in words: a role, a team, somebody outside. */
  responsibility: line(200).default(''),
  startsOn: DateOnly.nullable().default(null),
  resources: FreeText.default(''),
  dependencies: FreeText.default(''),
  outputs: FreeText.default(''),
  comments: FreeText.default(''),
});
export type PlanContent = z.infer<typeof PlanContent>;

const Key = z.string().min(1).max(100);
/** A category of a model, by its ids there. */
export const CategoryPlace = z.strictObject({ module: Key, category: Key });
export type CategoryPlace = z.infer<typeof CategoryPlace>;

/** A plan is for an answer, or for a whole category whose requirements are rated. */
export const CreatePlan = PlanContent.extend({
  id: newIdOf(ActionPlanId),
  assessmentId: AssessmentId,
  responseId: ResponseId.nullable().default(null),
  category: CategoryPlace.nullable().default(null),
}).refine(({ responseId, category }) => (responseId === null) !== (category === null), {
  path: ['responseId'],
  message: 'must name an answer or a category',
});
export type CreatePlan = z.infer<typeof CreatePlan>;
export const EditPlan = editOf(PlanContent);
export type EditPlan = z.infer<typeof EditPlan>;

export const PlanTaskContent = z.strictObject({
  title: Name,
  assignee: AccountId.nullable().default(null),
  dueOn: DateOnly.nullable().default(null),
});
export type PlanTaskContent = z.infer<typeof PlanTaskContent>;
export const AddPlanTask = PlanTaskContent.extend({ id: newIdOf(PlanTaskId), done: z.boolean().default(false) });
export type AddPlanTask = z.infer<typeof AddPlanTask>;
export const EditPlanTask = editOf(PlanTaskContent);
export type EditPlanTask = z.infer<typeof EditPlanTask>;
export const PlanTaskView = z.strictObject({
  id: PlanTaskId,
  title: z.string(),
  assignee: AccountId.nullable(),
  dueOn: DateOnly.nullable(),
  done: z.boolean(),
  version: Version,
});
export type PlanTaskView = z.infer<typeof PlanTaskView>;

export const PlanView = z.strictObject({
  id: ActionPlanId,
  assessmentId: AssessmentId,
  assessmentName: z.string(),
  pkiName: z.string(),
  /** Null for a plan on a whole category, which it names. */
  responseId: ResponseId.nullable(),
  category: CategoryPlace.nullable(),
  /** Title of the requirement (or category) it improves. */
  requirement: z.string(),
  title: z.string(),
  objectives: z.string(),
  /** Of its answer; of a whole category, what its requirements come to. */
  currentLevel: z.number().int(),
  targetLevel: z.number().int(),
  responsible: AccountId.nullable(),
  /** Who is responsible by name alone, since nobody of that name is a member; empty for nobody. */
  responsibleName: z.string(),
  dueOn: DateOnly.nullable(),
  overdue: z.boolean(),
  priority: Priority,
  responsibility: z.string(),
  startsOn: DateOnly.nullable(),
  resources: z.string(),
  dependencies: z.string(),
  outputs: z.string(),
  comments: z.string(),
  status: PlanStatus,
  /** Everybody who was responsible since it was verified last; none of them may verify it. */
  tookPart: z.array(AccountId),
  tasks: z.array(PlanTaskView),
  createdBy: AccountId,
  createdAt: Timestamp,
  archivedAt: Timestamp.nullable(),
  version: Version,
});
export type PlanView = z.infer<typeof PlanView>;

/** By what a list of plans can be ordered. */
export const PLAN_SORTS = ['due', 'status', 'pki', 'responsible', 'changed'] as const;
export const PlanSort = z.enum(PLAN_SORTS);
export type PlanSort = z.infer<typeof PlanSort>;
/** Who has a plan when no member has it: it was given to nobody, or to somebody who is none any more. */
export const NOBODY = 'nobody';

/** The status of plans in which something is left to do, whichever of these it is. */
export const OPEN_PLANS = 'open';

export const PlansQuery = PageQuery.extend({
  /** Longer than others: it holds the name by which the page before ended. */
  after: z.string().max(2_000).optional(),
  sort: PlanSort.default('due'),
  /** What has no date, or nobody, comes last either way. */
  order: Order.default('asc'),
  pkiId: PkiId.optional(),
  assessmentId: AssessmentId.optional(),
  responseId: ResponseId.optional(),
  /** With an assessment: the plans on a whole category of it. */
  module: Key.optional(),
  category: Key.optional(),
  status: PlanStatus.or(z.literal(OPEN_PLANS)).optional(),
  responsible: AccountId.or(z.literal(NOBODY)).optional(),
  dueFrom: DateOnly.optional(),
  dueUntil: DateOnly.optional(),
  /** Only what is late: its date is over where the organization is, and it is not. */
  overdue: Flag.optional(),
  /** What is planned for one answer, or one category, is shown whole. */
  standing: Standing.default('active'),
});
export type PlansQuery = z.infer<typeof PlansQuery>;

const base = '/organizations/:organizationId/plans';
const PlanParams = OrganizationParams.extend({ planId: ActionPlanId });
const TaskParams = PlanParams.extend({ taskId: PlanTaskId });

export const plansApi = {
  list: endpoint({
    method: 'GET',
    path: base,
    summary: 'Action plans in an order, by due date unless told',
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
    method: 'PATCH',
    path: `${base}/:planId`,
    summary: 'Change fields of an action plan',
    params: PlanParams,
    body: EditPlan,
    response: PlanView,
  }),
  changeStatus: endpoint({
    method: 'POST',
    path: `${base}/:planId/status`,
    summary: 'Move an action plan from the status it was seen in to another; nothing changes when it is there already',
    params: PlanParams,
    body: z.strictObject({ from: PlanStatus, status: PlanStatus }),
    response: PlanView,
  }),
  takeLevel: endpoint({
    method: 'POST',
    path: `${base}/:planId/take-level`,
    summary: 'Raise the answer that a verified plan improves to the level that the plan reached',
    params: PlanParams,
    /** The level that the person saw; nothing changes where it is another one by now. */
    body: z.strictObject({ from: z.number().int().min(0).max(5) }),
    response: PlanView,
  }),
  addTask: endpoint({
    method: 'POST',
    path: `${base}/:planId/tasks`,
    summary: 'Add a task',
    params: PlanParams,
    body: AddPlanTask,
    response: PlanView,
  }),
  updateTask: endpoint({
    method: 'PATCH',
    path: `${base}/:planId/tasks/:taskId`,
    summary: 'Change fields of a task',
    params: TaskParams,
    body: EditPlanTask,
    response: PlanView,
  }),
  tickTask: endpoint({
    method: 'PUT',
    path: `${base}/:planId/tasks/:taskId/done`,
    summary: 'Say whether a task is done; nothing changes when it is so already',
    params: TaskParams,
    body: z.strictObject({ done: z.boolean() }),
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
