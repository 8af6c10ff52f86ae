import * as z from 'zod';
import { AccountId, ActionPlanId, AssessmentId, EvidenceId, PkiId, PlanTaskId, ResponseId, Uuid } from './ids';
import { DateOnly, PageQuery, Timestamp, pageOf } from './primitives';
import { endpoint } from './endpoint';
import { WorkCounts, WorkKind } from './handover';
import { OrganizationParams } from './organizations';
import { AssessmentState, Policy, ScoreView } from './assessments';
import { EvidenceState } from './evidence';
import { PlanStatus } from './improvement';
import { ResponseStatus } from './live/answer-fields';

/** A PKI's latest assessment, as a row of the dashboard. */
export const PkiStanding = z.strictObject({
  pkiId: PkiId,
  name: z.string(),
  assessmentId: AssessmentId.nullable(),
  assessmentName: z.string().nullable(),
  state: AssessmentState.nullable(),
  /** By which it is scored: a score is never shown without it. */
  policy: Policy.nullable(),
  overall: ScoreView.nullable(),
  /** Score per category slug, in model order, for the heat map. */
  categories: z.array(
    z.strictObject({
      slug: z.string(),
      name: z.string(),
      module: z.string(),
      score: z.number().nullable(),
      level: z.number().int().nullable(),
    }),
  ),
  /** Overall scores of finalized versions, oldest first. */
  trend: z.array(z.strictObject({ at: Timestamp, score: z.number().nullable() })),
  /** What its latest assessment aims at. */
  targetLevel: z.number().int().nullable(),
  /** The version that was frozen last before what is shown, to tell what changed since; scores by the policy of then. */
  before: z
    .strictObject({
      assessmentId: AssessmentId,
      revision: z.number().int(),
      at: Timestamp,
      policy: Policy,
      score: z.number().nullable(),
      categories: z.array(z.strictObject({ slug: z.string(), score: z.number().nullable() })),
    })
    .nullable(),
});
export type PkiStanding = z.infer<typeof PkiStanding>;

/** A day that something is due on or ends with. */
export const NextDate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('plan-due'), on: DateOnly, title: z.string(), planId: ActionPlanId }),
  z.strictObject({ kind: z.literal('evidence-ends'), on: DateOnly, title: z.string(), evidenceId: EvidenceId }),
  z.strictObject({ kind: z.literal('period-ends'), on: DateOnly, title: z.string(), assessmentId: AssessmentId }),
  z.strictObject({ kind: z.literal('assessment-due'), on: DateOnly, title: z.string(), assessmentId: AssessmentId }),
]);
export type NextDate = z.infer<typeof NextDate>;

export const DashboardView = z.strictObject({
  pkis: z.array(PkiStanding),
  openPlans: z.number().int(),
  overduePlans: z.number().int(),
  responsesToReview: z.number().int(),
  evidenceToReview: z.number().int(),
  /** What nobody has. */
  unheld: WorkCounts,
  /** From today on, soonest first; the first few. */
  nextDates: z.array(NextDate),
});
export type DashboardView = z.infer<typeof DashboardView>;

const due = { dueOn: DateOnly.nullable(), overdue: z.boolean() };
/** Where it belongs to, in words; null where it belongs to nothing of the kind. */
const belongs = { pkiName: z.string().nullable(), assessmentName: z.string().nullable() };
const answered = {
  assessmentId: AssessmentId,
  ...belongs,
  assessmentName: z.string(),
  responseId: ResponseId,
  title: z.string(),
  state: ResponseStatus,
  ...due,
};
export const WorkItem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer'), ...answered }),
  z.strictObject({ kind: z.literal('review-response'), ...answered }),
  z.strictObject({
    kind: z.literal('review-evidence'),
    evidenceId: EvidenceId,
    ...belongs,
    title: z.string(),
    state: EvidenceState,
    submittedBy: AccountId.nullable(),
    ...due,
  }),
  z.strictObject({
    kind: z.literal('plan'),
    planId: ActionPlanId,
    ...belongs,
    title: z.string(),
    state: PlanStatus,
    ...due,
  }),
  z.strictObject({
    kind: z.literal('task'),
    planId: ActionPlanId,
    taskId: PlanTaskId,
    ...belongs,
    title: z.string(),
    /** Of the plan that it belongs to. */
    planTitle: z.string(),
    state: PlanStatus,
    ...due,
  }),
]);
export type WorkItem = z.infer<typeof WorkItem>;

/** An answer that somebody is to review, whoever that is. */
export const AnswerToReview = z.strictObject({
  responseId: ResponseId,
  title: z.string(),
  assessmentId: AssessmentId,
  assessmentName: z.string(),
  pkiName: z.string(),
  owner: AccountId.nullable(),
  /** Null: anybody who may review. */
  reviewer: AccountId.nullable(),
  ...due,
});
export type AnswerToReview = z.infer<typeof AnswerToReview>;

export const UnheldQuery = PageQuery.extend({ kind: WorkKind });
export type UnheldQuery = z.infer<typeof UnheldQuery>;
/**
 * Something that somebody should have and no member has: whoever had it is none any more, or it was given to nobody. A
 * review that was given to nobody is anybody's, and a task that of whoever has the plan.
 */
export const UnheldItem = z.strictObject({
  kind: WorkKind,
  /** Of the plan, task, piece of evidence or answer. */
  id: Uuid,
  title: z.string(),
  /** Where an answer is. */
  assessment: z.strictObject({ id: AssessmentId, name: z.string() }).nullable(),
  /** The plan that a task belongs to. */
  planId: ActionPlanId.nullable(),
  /** Who had it. */
  former: AccountId.nullable(),
});
export type UnheldItem = z.infer<typeof UnheldItem>;

/** So many answers, and the step of answering is done. */
export const FIRST_ANSWERS = 10;
/** What an organization has done of what everybody does first. */
export const FirstSteps = z.strictObject({
  pki: z.boolean(),
  /** The newest assessment, to go on with; null as long as there is none. */
  assessment: AssessmentId.nullable(),
  /** Answers so far, counted up to `FIRST_ANSWERS`. */
  answers: z.number().int().min(0).max(FIRST_ANSWERS),
  /** Whether somebody was invited, or joined. */
  invitation: z.boolean(),
  evidence: z.boolean(),
  plan: z.boolean(),
});
export type FirstSteps = z.infer<typeof FirstSteps>;

const base = '/organizations/:organizationId';
export const insightsApi = {
  dashboard: endpoint({
    method: 'GET',
    path: `${base}/dashboard`,
    summary: "Every PKI's standing",
    params: OrganizationParams,
    response: DashboardView,
  }),
  myWork: endpoint({
    method: 'GET',
    path: `${base}/my-work`,
    summary: 'What waits for the caller, by due date',
    params: OrganizationParams,
    query: PageQuery,
    response: pageOf(WorkItem),
  }),
  answersToReview: endpoint({
    method: 'GET',
    path: `${base}/answers-to-review`,
    summary: 'What waits for a review in the whole organization, by due date',
    params: OrganizationParams,
    query: PageQuery,
    response: pageOf(AnswerToReview),
  }),
  unheld: endpoint({
    method: 'GET',
    path: `${base}/unheld-work`,
    summary: 'What nobody has, of one kind',
    params: OrganizationParams,
    query: UnheldQuery,
    response: pageOf(UnheldItem),
  }),
  firstSteps: endpoint({
    method: 'GET',
    path: `${base}/first-steps`,
    summary: 'What has been done of what everybody does first',
    params: OrganizationParams,
    response: FirstSteps,
  }),
} as const;
