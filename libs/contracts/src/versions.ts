import * as z from 'zod';
import { ArchiveMark } from './archive-mark';
import { AssessmentDetails, AssessmentParams, AssessmentVersionView, Method, Policy, ScoreView } from './assessments';
import { endpoint } from './endpoint';
import { EVIDENCE_KINDS, EvidenceState } from './evidence';
import { AccountId, ActionPlanId, AssessmentId, EvidenceId, ModelReleaseId, PkiId, ResponseId } from './ids';
import { CategoryPlace, PlanStatus, Priority } from './improvement';
import { Applicability, Level, ResponseStatus } from './live/answer-fields';
import { PkiProfile } from './pkis';
import { DateOnly, MAX_INTEGER, Timestamp } from './primitives';

/** A score with its exact value: "43/15". */
export const FrozenScore = ScoreView.extend({ fraction: z.string().nullable() });
export type FrozenScore = z.infer<typeof FrozenScore>;

const assessment = z.strictObject({
  id: AssessmentId,
  name: z.string(),
  method: Method,
  revision: z.number().int(),
  periodFrom: DateOnly.nullable(),
  periodTo: DateOnly.nullable(),
  targetLevel: z.number().int().nullable(),
});
const scored = {
  model: z.strictObject({ releaseId: ModelReleaseId, version: z.string() }),
  policy: Policy,
  scores: z.strictObject({
    overall: FrozenScore,
    modules: z.record(z.string(), FrozenScore),
    categories: z.record(z.string(), FrozenScore),
  }),
};
const answer = z.strictObject({
  id: ResponseId,
  module: z.string(),
  category: z.string(),
  requirement: z.string().nullable(),
  level: Level,
  applicability: Applicability,
  status: ResponseStatus,
});

/** The first format: texts as words, evidence as hashes. Nothing writes it any more; what was written stays readable. */
export const FrozenContent1 = z.strictObject({
  format: z.literal('certitude-assessment-version-1'),
  assessment: assessment.extend({ pki: z.string() }),
  ...scored,
  responses: z.array(answer.extend({ rationale: z.string(), evidence: z.array(z.string()) })),
});
export type FrozenContent1 = z.infer<typeof FrozenContent1>;

/** A text as the editor's document, in JSON. */
export interface FrozenText {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly FrozenText[];
  readonly text?: string;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
}
const attrs = z.record(z.string(), z.unknown()).optional();
export const FrozenText: z.ZodType<FrozenText> = z.strictObject({
  type: z.string(),
  attrs,
  get content() {
    return z.array(FrozenText).optional();
  },
  text: z.string().optional(),
  marks: z.array(z.strictObject({ type: z.string(), attrs })).optional(),
});

/** A decision as it was made, on an answer or on a revision of evidence. */
export const FrozenDecision = z.strictObject({
  decision: z.enum(['accepted', 'changes-requested', 'rejected']),
  comment: z.string(),
  reviewer: AccountId,
  at: Timestamp,
});
export type FrozenDecision = z.infer<typeof FrozenDecision>;

export const FrozenAnswer = answer.extend({
  owner: AccountId.nullable(),
  reviewer: AccountId.nullable(),
  /** Null when nothing was written. */
  rationale: FrozenText.nullable(),
  /** Pieces of the index. */
  evidence: z.array(EvidenceId),
  /** The last one on this answer; null when nobody had decided. */
  decision: FrozenDecision.nullable(),
});
export type FrozenAnswer = z.infer<typeof FrozenAnswer>;

/** A piece of evidence in the revision that stood when the assessment was frozen. */
export const FrozenEvidence = z.strictObject({
  id: EvidenceId,
  title: z.string(),
  revision: z.number().int(),
  /** Hash of the revision: of all that it says, its file included. */
  hash: z.string(),
  kind: z.enum(EVIDENCE_KINDS),
  state: EvidenceState,
  file: z
    .strictObject({
      name: z.string(),
      mediaType: z.string(),
      size: z.number().int(),
      sha256: z.string(),
      /** Whether its content had been deleted already. */
      withdrawn: z.boolean(),
    })
    .nullable(),
  url: z.string().nullable(),
  statement: z.string().nullable(),
  effectiveOn: DateOnly.nullable(),
  validUntil: DateOnly.nullable(),
  createdBy: AccountId,
  createdAt: Timestamp,
  submittedBy: AccountId.nullable(),
  decisions: z.array(FrozenDecision),
});
export type FrozenEvidence = z.infer<typeof FrozenEvidence>;

/** What later elements say is missing in versions that were frozen before plans had them. */
export const FrozenPlan = z.strictObject({
  id: ActionPlanId,
  /** Null for a plan on a whole category, which it names. */
  response: ResponseId.nullable(),
  category: CategoryPlace.nullable().optional(),
  title: z.string(),
  objectives: z.string(),
  targetLevel: z.number().int(),
  responsible: AccountId.nullable(),
  dueOn: DateOnly.nullable(),
  priority: Priority,
  responsibleName: z.string().optional(),
  responsibility: z.string().optional(),
  startsOn: DateOnly.nullable().optional(),
  resources: z.string().optional(),
  dependencies: z.string().optional(),
  outputs: z.string().optional(),
  comments: z.string().optional(),
  status: PlanStatus,
  tasks: z.array(
    z.strictObject({
      title: z.string(),
      assignee: AccountId.nullable(),
      dueOn: DateOnly.nullable(),
      done: z.boolean(),
    }),
  ),
});
export type FrozenPlan = z.infer<typeof FrozenPlan>;

/** Who assessed, how and when, as far as that was told. */
export const FrozenConduct = AssessmentDetails.pick({
  assessorKind: true,
  assessorName: true,
  assessorCompany: true,
  assessorPosition: true,
  sampling: true,
  startsOn: true,
  targetOn: true,
  finishedOn: true,
  baseline: true,
  baselineVersion: true,
});
export type FrozenConduct = z.infer<typeof FrozenConduct>;

/** The second format: with everything that is needed to read the assessment by itself. */
export const FrozenContent2 = z.strictObject({
  format: z.literal('certitude-assessment-version-2'),
  assessment: assessment.extend({
    /** Missing in versions that were frozen before it was part of them. */
    conduct: FrozenConduct.optional(),
  }),
  pki: PkiProfile.extend({ id: PkiId }),
  ...scored,
  responses: z.array(FrozenAnswer),
  evidence: z.array(FrozenEvidence),
  /**
   * Bound by a hash of their own, so that the version stays verifiable for who may not see plans: `items` is null then,
   * and never part of the version's hash.
   */
  plans: z.strictObject({ sha256: z.string(), items: z.array(FrozenPlan).nullable() }),
  /** Names of everybody whom the version names by id. */
  people: z.record(z.string(), z.string()),
});
export type FrozenContent2 = z.infer<typeof FrozenContent2>;

export const FrozenContent = z.discriminatedUnion('format', [FrozenContent1, FrozenContent2]);
export type FrozenContent = z.infer<typeof FrozenContent>;

export const FrozenVersionView = AssessmentVersionView.extend({
  /** Whether the content still has the hash that it was frozen with: computed anew each time. */
  intact: z.boolean(),
  /** What is older than its arrival came with it; null where the organization began here. */
  archive: ArchiveMark.nullable(),
  content: FrozenContent,
});
export type FrozenVersionView = z.infer<typeof FrozenVersionView>;

export const VersionParams = AssessmentParams.extend({
  revision: z.coerce.number().int().min(1).max(MAX_INTEGER),
});

export const versionsApi = {
  get: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/assessments/:assessmentId/versions/:revision',
    summary: 'What an assessment said when it was finalized',
    params: VersionParams,
    response: FrozenVersionView,
  }),
  present: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/assessments/:assessmentId/present-content',
    summary: 'What would be frozen now, to compare versions with',
    params: AssessmentParams,
    response: z.strictObject({ content: FrozenContent2 }),
  }),
} as const;
