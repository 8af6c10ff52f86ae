import * as z from 'zod';
import { APPLICABILITIES } from '@certitude/maturity';

/** The kinds of files and links, by what wrote them. */
export const KINDS = [
  'browser-2x',
  'browser-1x',
  'share-link-2x',
  'share-link-interim',
  'share-link-1x',
  'scope-template',
  'workbook-full',
  'workbook-self',
  'certitude-json',
  'answers-csv',
  'answers-xlsx',
  'evidence-csv',
  'plans-csv',
  'members-csv',
] as const;

const Level = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const RatedLevel = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]);
const Day = z.iso.date();

/** Where something stood in the source: a line and key of a text, a cell of a workbook. */
export const Place = z.strictObject({
  key: z.string().optional(),
  line: z.int().positive().optional(),
  /** The heading of a list. */
  column: z.string().optional(),
  sheet: z.string().optional(),
  cell: z.string().optional(),
});
export type Place = z.infer<typeof Place>;

/** What a person should know before importing; nothing is lost by it. */
export const Warning = z.strictObject({ code: z.string(), message: z.string(), place: Place });
export type Warning = z.infer<typeof Warning>;

/** What has no place in an assessment, with its content. A path leads back to where it belongs in the source's own form. */
export const Unmapped = z.strictObject({
  reason: z.string(),
  place: Place,
  content: z.unknown(),
  path: z.array(z.string()).optional(),
});
export type Unmapped = z.infer<typeof Unmapped>;

/** A question that the source leaves open; reading again with another answer gives another document. */
export const Choice = z.strictObject({
  about: z.enum(['key-set', 'level-one', 'method']),
  question: z.string(),
  answers: z.array(z.string()),
  taken: z.string(),
  /** The keys it is about. */
  concerns: z.array(z.string()),
});
export type Choice = z.infer<typeof Choice>;

/** Fields that requirements and categories share. Texts are as they were written; an empty one is not a missing one. */
const answerFields = {
  applicability: z.enum(APPLICABILITIES),
  level: Level,
  reason: z.string().optional(),
  notes: z.string().optional(),
  evidence: z.string().optional(),
  /** Ids of people and artifacts of the document; they may lead nowhere, as in the source. */
  person: z.string().optional(),
  artifacts: z.array(z.string()).optional(),
  interviewOn: Day.optional(),
  updatedAt: z.string().optional(),
  completed: z.boolean().optional(),
  flagged: z.boolean().optional(),
  flagNote: z.string().optional(),
  related: z.array(z.string()).optional(),
  assessorReview: z.strictObject({ status: z.enum(['agreed', 'adjusted']), note: z.string().optional() }).optional(),
  /** The word and text for the level as the source had them: the model's texts, kept for export only. */
  levelName: z.string().optional(),
  levelText: z.string().optional(),
};

/** An answer by the ids of its release. Without a requirement it is the category's; its level is then a declared one. */
export const DocumentAnswer = z.strictObject({
  module: z.string(),
  category: z.string(),
  requirement: z.string().optional(),
  ...answerFields,
});
export type DocumentAnswer = z.infer<typeof DocumentAnswer>;

export const ExtensionAnswers = z.strictObject({
  id: z.string(),
  version: z.string(),
  answers: z.array(DocumentAnswer),
});
export type ExtensionAnswers = z.infer<typeof ExtensionAnswers>;

const PlanText = z.strictObject({ id: z.string(), text: z.string() });
export const CategoryPlan = z.strictObject({
  module: z.string(),
  category: z.string(),
  /** What only plans of Certitude say: official tools plan for categories, without a title. */
  requirement: z.string().optional(),
  title: z.string().optional(),
  startOn: Day.optional(),
  dependencies: z.string().optional(),
  priority: z.enum(['low', 'medium', 'high']).optional(),
  targetLevel: RatedLevel.optional(),
  objectives: z.array(PlanText).optional(),
  /** A name in words; `person` is somebody of the document. */
  responsibility: z.string().optional(),
  person: z.string().optional(),
  targetOn: Day.optional(),
  /** A schedule in words, where the source has one. */
  schedule: z.string().optional(),
  resources: z.string().optional(),
  outputs: z.array(PlanText).optional(),
  tasks: z.array(z.strictObject({ id: z.string(), text: z.string(), done: z.boolean() })).optional(),
  comments: z.string().optional(),
});
export type CategoryPlan = z.infer<typeof CategoryPlan>;

/** A level to reach: of a requirement, a category or a module, or without any of these of the whole. */
const TargetLevel = z.strictObject({
  module: z.string().optional(),
  category: z.string().optional(),
  requirement: z.string().optional(),
  level: RatedLevel,
});
export type TargetLevel = z.infer<typeof TargetLevel>;

export const Person = z.strictObject({
  id: z.string(),
  name: z.string(),
  role: z.string().optional(),
  contact: z.string().optional(),
});
export const Artifact = z.strictObject({
  id: z.string(),
  title: z.string(),
  locator: z.string(),
  notes: z.string().optional(),
  /** What only evidence of Certitude says: whether the locator is an address or words, and how long it holds. */
  kind: z.enum(['link', 'statement']).optional(),
  effectiveOn: Day.optional(),
  validUntil: Day.optional(),
});
export type Person = z.infer<typeof Person>;
export type Artifact = z.infer<typeof Artifact>;
const Workspace = z.strictObject({
  intake: z.array(z.strictObject({ id: z.string(), question: z.string(), answer: z.string() })).optional(),
  intakeCatalogVersion: z.string().optional(),
  workingNotes: z.string().optional(),
  checklist: z
    .array(
      z.strictObject({
        id: z.string(),
        text: z.string(),
        done: z.boolean(),
        group: z.string().optional(),
        notes: z.string().optional(),
        custom: z.boolean().optional(),
      }),
    )
    .optional(),
});
/** An answer to a requirement that the release does not have, left over from an earlier one. */
export const Orphan = z.strictObject({
  key: z.string(),
  title: z.string().optional(),
  answer: z.strictObject(answerFields),
});
export type Orphan = z.infer<typeof Orphan>;

const About = z.strictObject({
  assessmentName: z.string().optional(),
  useCase: z.string().optional(),
  organization: z.string().optional(),
  assessor: z.string().optional(),
  assessorCompany: z.string().optional(),
  assessorPosition: z.enum(['internal', 'external']).optional(),
  type: z.enum(['self', 'formal', 'third-party']).optional(),
  startOn: Day.optional(),
  targetOn: Day.optional(),
  finishOn: Day.optional(),
  components: z.string().optional(),
  outOfScope: z.string().optional(),
  highLevelDesign: z.string().optional(),
  pointsOfInteraction: z.string().optional(),
  /** What only assessments of Certitude say: the days they speak about, what the assessor is, what was looked at. */
  periodFrom: Day.optional(),
  periodTo: Day.optional(),
  assessorRole: z.string().optional(),
  sampling: z.string().optional(),
});

/**
 * What an import took over into fields of the assessment. Where these say something else later, somebody has corrected them;
 * what did not fit, and was not taken, still leaves as it came.
 */
const TakenFacts = z.object({
  assessorKind: z.enum(['internal', 'external']).nullable(),
  assessorName: z.string(),
  assessorCompany: z.string(),
  startsOn: Day.nullable(),
  targetOn: Day.nullable(),
  finishedOn: Day.nullable(),
});
export type TakenFacts = z.infer<typeof TakenFacts>;

/** What the source says of itself; only needed to write the same kind again. */
const Origin = z.strictObject({
  id: z.string().optional(),
  importedFromId: z.string().optional(),
  createdAt: z.string().optional(),
  updatedAt: z.string().optional(),
  exportedAt: z.string().optional(),
  /** Top-level fields that were there, be they empty. */
  fields: z.array(z.string()),
  /** Fields about the tool that wrote it, as they were: names of its model, the page that was open. */
  kept: z.record(z.string(), z.unknown()),
});

/** One assessment, whatever it was read from. Ids are those of its release. */
export const AssessmentDocument = z.strictObject({
  kind: z.enum(KINDS),
  /** The version of the model; null when the source does not say and nothing tells. */
  release: z.string().nullable(),
  method: z.enum(['self', 'full']),
  name: z.string().optional(),
  about: About,
  answers: z.array(DocumentAnswer),
  extensions: z.array(ExtensionAnswers),
  plans: z.array(CategoryPlan).optional(),
  targets: z.array(TargetLevel).optional(),
  people: z.array(Person).optional(),
  artifacts: z.array(Artifact).optional(),
  workspace: Workspace,
  orphans: z.array(Orphan).optional(),
  unmapped: z.array(Unmapped),
  warnings: z.array(Warning),
  choices: z.array(Choice),
  /** The policy of the tool that the source comes from, and where that tool counts another scope than the source says. */
  tool: z.strictObject({
    policy: z.enum(['pkimm', 'workbook', 'web']),
    differs: z.array(DocumentAnswer.pick({ module: true, category: true, requirement: true, applicability: true })),
  }),
  origin: Origin,
  /** Only of what was imported. */
  taken: TakenFacts.optional(),
});
export type AssessmentDocument = z.infer<typeof AssessmentDocument>;

/** What is written: a document that was read, or one of an assessment that was started here. */
export type WrittenDocument = Omit<AssessmentDocument, 'kind'> & {
  readonly kind: AssessmentDocument['kind'] | 'certitude';
};
