import * as z from 'zod';
import { editOf, Version } from './edits';
import { endpoint } from './endpoint';
import {
  AccountId,
  AssessmentId,
  AssessmentVersionId,
  ModelReleaseId,
  newIdOf,
  OrganizationId,
  PkiId,
  ResponseId,
} from './ids';
import { ResponseContributors, STREAM_STATES } from './live/stream';
import { OrganizationParams } from './organizations';
import { DateOnly, FreeText, Name, PageQuery, Standing, Timestamp, line, pageOf } from './primitives';
import { QuarantinedNoteView, RepairedNoteView } from './quarantined-notes';
import { ResponseReviewView, ReviewDecision, ReviewView } from './response-reviews';

export const METHODS = ['self', 'formal', 'third-party'] as const;
export const Method = z.enum(METHODS);
export type Method = z.infer<typeof Method>;
export const Policy = z.enum(['pkimm', 'workbook', 'web']);
export type Policy = z.infer<typeof Policy>;
export const ASSESSMENT_STATES = ['draft', 'in-progress', 'finalized', 'archived'] as const;
export const AssessmentState = z.enum(ASSESSMENT_STATES);
export type AssessmentState = z.infer<typeof AssessmentState>;

export const ASSESSOR_KINDS = ['internal', 'external'] as const;
export const AssessorKind = z.enum(ASSESSOR_KINDS);
export type AssessorKind = z.infer<typeof AssessorKind>;

/** What an assessment says of itself, besides its answers: correctable until it is finalized. */
export const AssessmentDetails = z.strictObject({
  name: Name,
  method: Method,
  periodFrom: DateOnly.nullable(),
  periodTo: DateOnly.nullable(),
  targetLevel: z.number().int().min(1).max(5).nullable(),
  assessorKind: AssessorKind.nullable(),
  assessorName: line(200),
  assessorCompany: line(200),
  assessorPosition: line(200),
  /** Which part was looked at, and how it was chosen. */
  sampling: FreeText,
  startsOn: DateOnly.nullable(),
  targetOn: DateOnly.nullable(),
  finishedOn: DateOnly.nullable(),
  /** What it is compared with: another assessment as it is, or one of its versions. */
  baseline: AssessmentId.nullable(),
  baselineVersion: AssessmentVersionId.nullable(),
});
export type AssessmentDetails = z.infer<typeof AssessmentDetails>;
export const EditAssessment = editOf(AssessmentDetails);
export type EditAssessment = z.infer<typeof EditAssessment>;

/** Whether answers given by one method mean the same in another: categories are rated, or requirements answered. */
export const isSameKindOfAnswers = (one: Method, other: Method): boolean => (one === 'self') === (other === 'self');

/** Pairs of days of which the second does not come before the first. */
const DAYS_IN_ORDER = [
  ['periodFrom', 'periodTo'],
  ['startsOn', 'targetOn'],
  ['startsOn', 'finishedOn'],
] as const;
/** The days that come before the one they should follow. */
export const daysOutOfOrder = (
  details: Readonly<Record<(typeof DAYS_IN_ORDER)[number][number], string | null>>,
): string[] =>
  DAYS_IN_ORDER.flatMap(([first, second]) => {
    const [from, to] = [details[first], details[second]];
    return from && to && to < from ? [second] : [];
  });

export const CreateAssessment = z
  .strictObject({
    id: newIdOf(AssessmentId),
    pkiId: PkiId,
    modelReleaseId: ModelReleaseId,
    name: Name,
    method: Method,
    policy: Policy.default('pkimm'),
    periodFrom: DateOnly.nullable().default(null),
    periodTo: DateOnly.nullable().default(null),
    targetLevel: z.number().int().min(1).max(5).nullable().default(null),
  })
  .refine((a) => !a.periodFrom || !a.periodTo || a.periodFrom <= a.periodTo, {
    path: ['periodTo'],
    message: 'must not be before the start',
  });
export type CreateAssessment = z.infer<typeof CreateAssessment>;

/** A score with the completeness it is never shown without. Null score: not applicable. */
export const ScoreView = z.strictObject({
  score: z.number().nullable(),
  level: z.number().int().nullable(),
  assessed: z.number().int(),
  applicable: z.number().int(),
});
export type ScoreView = z.infer<typeof ScoreView>;

export const AssessmentView = z.strictObject({
  id: AssessmentId,
  organizationId: OrganizationId,
  pkiId: PkiId,
  pkiName: z.string(),
  modelReleaseId: ModelReleaseId,
  modelVersion: z.string(),
  policy: Policy,
  state: AssessmentState,
  streamState: z.enum(STREAM_STATES),
  revision: z.number().int(),
  ...AssessmentDetails.shape,
  version: Version,
  createdBy: AccountId,
  createdAt: Timestamp,
  finalizedAt: Timestamp.nullable(),
  archivedAt: Timestamp.nullable(),
  overall: ScoreView,
  /** Last day on which the caller sees it; only for those who need a grant. */
  grantedUntil: DateOnly.optional(),
});
export type AssessmentView = z.infer<typeof AssessmentView>;

export const AssessmentVersionView = z.strictObject({
  id: AssessmentVersionId,
  revision: z.number().int(),
  /** Hash of the frozen content, in hexadecimal. */
  sha256: z.string(),
  finalizedBy: AccountId,
  finalizedAt: Timestamp,
  overall: ScoreView,
});
export type AssessmentVersionView = z.infer<typeof AssessmentVersionView>;

/** One step of a response's history: who changed what, when, from what. */
export const HistoryEntry = z.strictObject({
  seq: z.number().int(),
  at: Timestamp,
  actor: AccountId,
  response: ResponseId,
  field: z.string(),
  /** JSON values; null on both for text, whose content is not repeated here. */
  from: z.unknown(),
  to: z.unknown(),
  derived: z.boolean(),
  /** Where it was imported from, in words; null for what people did here. */
  source: z.string().nullable(),
});
export type HistoryEntry = z.infer<typeof HistoryEntry>;

const base = '/organizations/:organizationId';
export const AssessmentParams = OrganizationParams.extend({ assessmentId: AssessmentId });
export const ResponseParams = AssessmentParams.extend({ responseId: ResponseId });
export const ContributorParams = ResponseParams.extend({ accountId: AccountId });
/** So many people at most are invited to one response: everybody in an assessment is told of all of them. */
export const MAX_CONTRIBUTORS = 20;

export const AssessmentsQuery = PageQuery.extend({
  standing: Standing.default('active'),
  pkiId: PkiId.optional(),
  /** Words that all stand in the name of the PKI or of the assessment. */
  search: line(100).optional(),
});

export const assessmentsApi = {
  list: endpoint({
    method: 'GET',
    path: `${base}/assessments`,
    summary: 'Assessments, newest first',
    params: OrganizationParams,
    query: AssessmentsQuery,
    response: pageOf(AssessmentView),
  }),
  create: endpoint({
    method: 'POST',
    path: `${base}/assessments`,
    summary: 'Start an assessment of a PKI against a model release',
    params: OrganizationParams,
    body: CreateAssessment,
    response: AssessmentView,
  }),
  get: endpoint({
    method: 'GET',
    path: `${base}/assessments/:assessmentId`,
    summary: 'One assessment',
    params: AssessmentParams,
    response: AssessmentView,
  }),
  update: endpoint({
    method: 'PATCH',
    path: `${base}/assessments/:assessmentId`,
    summary: 'Change what an assessment says of itself, until it is finalized',
    params: AssessmentParams,
    body: EditAssessment,
    response: AssessmentView,
  }),
  finalize: endpoint({
    method: 'POST',
    path: `${base}/assessments/:assessmentId/finalize`,
    summary: 'Freeze the assessment as a hashed version',
    params: AssessmentParams,
    response: AssessmentVersionView,
  }),
  reopen: endpoint({
    method: 'POST',
    path: `${base}/assessments/:assessmentId/reopen`,
    summary: 'Open a new revision',
    params: AssessmentParams,
    response: AssessmentView,
  }),
  versions: endpoint({
    method: 'GET',
    path: `${base}/assessments/:assessmentId/versions`,
    summary: 'Finalized versions',
    params: AssessmentParams,
    query: PageQuery,
    response: pageOf(AssessmentVersionView),
  }),
  history: endpoint({
    method: 'GET',
    path: `${base}/assessments/:assessmentId/responses/:responseId/history`,
    summary: 'History of one response, newest first',
    params: ResponseParams,
    query: PageQuery,
    response: pageOf(HistoryEntry),
  }),
  inviteContributor: endpoint({
    method: 'PUT',
    path: `${base}/assessments/:assessmentId/responses/:responseId/contributors/:accountId`,
    summary: 'Invite a member to answer a response; nothing changes when they are invited already',
    params: ContributorParams,
    response: ResponseContributors,
  }),
  withdrawContributor: endpoint({
    method: 'DELETE',
    path: `${base}/assessments/:assessmentId/responses/:responseId/contributors/:accountId`,
    summary: "Withdraw a member's invitation to answer a response",
    params: ContributorParams,
    response: ResponseContributors,
  }),
  quarantinedNotes: endpoint({
    method: 'GET',
    path: `${base}/assessments/:assessmentId/quarantined-notes`,
    summary: 'Texts that could not be loaded and are quarantined',
    params: AssessmentParams,
    response: z.strictObject({ items: z.array(QuarantinedNoteView) }),
  }),
  repairNote: endpoint({
    method: 'POST',
    path: `${base}/assessments/:assessmentId/responses/:responseId/repair-note`,
    summary: 'Repair a quarantined text, from its last good version or its words',
    params: ResponseParams,
    response: RepairedNoteView,
  }),
  review: endpoint({
    method: 'GET',
    path: `${base}/assessments/:assessmentId/responses/:responseId/review`,
    summary: 'What a reviewer judges',
    params: ResponseParams,
    response: ResponseReviewView,
  }),
  decide: endpoint({
    method: 'POST',
    path: `${base}/assessments/:assessmentId/responses/:responseId/reviews`,
    summary: 'Accept a response or ask for changes',
    params: ResponseParams,
    body: ReviewDecision,
    response: ReviewView,
  }),
} as const;
