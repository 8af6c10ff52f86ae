import * as z from 'zod';
import { APPLICABILITIES } from '@certitude/maturity';

/** Ids of ours: UUIDs in one spelling. */
export const RecordId = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'must be an id in lower case');
const Day = z.iso.date();
const Moment = z.iso.datetime();
const Level = z.int().min(0).max(5);
const RatedLevel = z.int().min(1).max(5);
/** `G.strategy-and-vision.sponsor-support` or, for a category, `G.strategy-and-vision`; in 1.x with numbers. */
const ItemKey = z.string().min(1);

/** A person that something in the record points to; the mail address is there for those who may see it. */
export const RecordPerson = z.strictObject({
  id: RecordId,
  name: z.string(),
  email: z.string().nullable(),
  role: z.string().nullable(),
  active: z.boolean(),
});
export type RecordPerson = z.infer<typeof RecordPerson>;

/** A score with the completeness it is never shown without. */
export const RecordScore = z.strictObject({
  subject: z.enum(['overall', 'module', 'category']),
  /** The module's id or the category's key; empty for the whole. */
  key: z.string(),
  score: z.number().nullable(),
  level: Level.nullable(),
  assessed: z.int(),
  applicable: z.int(),
});
export type RecordScore = z.infer<typeof RecordScore>;

export const RecordAnswer = z.strictObject({
  id: RecordId,
  key: ItemKey,
  applicability: z.enum(APPLICABILITIES),
  reason: z.string(),
  /** 0 is not assessed. On a category of a full assessment it is the declared one. */
  level: Level,
  status: z.string(),
  /** The rationale as plain text. */
  notes: z.string(),
  flagged: z.boolean(),
  owner: RecordId.nullable(),
  /** Somebody who owns it by name alone, since nobody of that name is a member. */
  namedOwner: z.string().nullable(),
  reviewer: RecordId.nullable(),
  dueOn: Day.nullable(),
  /** When it was changed last; null while nobody touched it. */
  changedAt: Moment.nullable(),
});
export type RecordAnswer = z.infer<typeof RecordAnswer>;

const RecordReview = z.strictObject({
  by: RecordId,
  at: Moment,
  decision: z.string(),
  comment: z.string(),
});

export const RecordEvidence = z.strictObject({
  id: RecordId,
  title: z.string(),
  kind: z.enum(['file', 'link', 'statement']),
  state: z.string(),
  revision: z.int(),
  file: z
    .strictObject({
      name: z.string(),
      mediaType: z.string(),
      size: z.int(),
      sha256: z.string(),
      withdrawn: z.boolean(),
    })
    .nullable(),
  url: z.string().nullable(),
  statement: z.string().nullable(),
  effectiveOn: Day.nullable(),
  validUntil: Day.nullable(),
  createdBy: RecordId,
  createdAt: Moment,
  /** The answers of this assessment that it proves. */
  answers: z.array(ItemKey),
  reviews: z.array(RecordReview),
});
export type RecordEvidence = z.infer<typeof RecordEvidence>;

const RecordTask = z.strictObject({
  id: RecordId,
  title: z.string(),
  assignee: RecordId.nullable(),
  dueOn: Day.nullable(),
  done: z.boolean(),
});

export const RecordPlan = z.strictObject({
  id: RecordId,
  /** The requirement or category that it improves. */
  key: ItemKey,
  title: z.string(),
  objectives: z.string(),
  currentLevel: Level,
  targetLevel: RatedLevel,
  responsible: RecordId.nullable(),
  /** Somebody who is responsible by name alone, since nobody of that name is a member. */
  namedResponsible: z.string().nullable().default(null),
  /** Who has to do it, in words. */
  responsibility: z.string().default(''),
  startsOn: Day.nullable().default(null),
  dueOn: Day.nullable(),
  resources: z.string().default(''),
  dependencies: z.string().default(''),
  outputs: z.string().default(''),
  comments: z.string().default(''),
  priority: z.string(),
  status: z.string(),
  tasks: z.array(RecordTask),
  createdBy: RecordId,
  createdAt: Moment,
});
export type RecordPlan = z.infer<typeof RecordPlan>;

/** One step of the history: who changed what, from what, to what. Texts are not repeated in it. */
export const RecordChange = z.strictObject({
  seq: z.int(),
  at: Moment,
  by: RecordId,
  key: ItemKey,
  field: z.string(),
  from: z.unknown(),
  to: z.unknown(),
  /** Where it came from, when nobody made it in a browser. */
  source: z.string().nullable(),
});
export type RecordChange = z.infer<typeof RecordChange>;

/**
 * One assessment as its team works on it, with evidence, plans, people and history: what the assessment document of other
 * tools has no place for. Everything that is written from it is the same bytes as long as it is the same record.
 */
export const AssessmentRecord = z.strictObject({
  organization: z.strictObject({ id: RecordId, name: z.string() }),
  pki: z.strictObject({
    id: RecordId,
    name: z.string(),
    description: z.string(),
    components: z.string(),
    outOfScope: z.string(),
    highLevelDesign: z.string(),
    pointsOfInteraction: z.string(),
  }),
  assessment: z.strictObject({
    id: RecordId,
    name: z.string(),
    /** The version of the model. */
    release: z.string(),
    method: z.enum(['self', 'formal', 'third-party']),
    policy: z.string(),
    state: z.string(),
    revision: z.int(),
    periodFrom: Day.nullable(),
    periodTo: Day.nullable(),
    /** Who assesses, and when the work is done; empty where nobody has said so. */
    assessorKind: z.enum(['internal', 'external']).nullable().default(null),
    assessorName: z.string().default(''),
    assessorCompany: z.string().default(''),
    assessorPosition: z.string().default(''),
    /** Which part was looked at, and how it was chosen. */
    sampling: z.string().default(''),
    startsOn: Day.nullable().default(null),
    targetOn: Day.nullable().default(null),
    finishedOn: Day.nullable().default(null),
    createdBy: RecordId,
    createdAt: Moment,
    finalizedAt: Moment.nullable(),
    /** The last change of anything in the record. */
    changedAt: Moment,
  }),
  /** Target levels by key: of an item, of a module, or of the whole with an empty key. The nearest one counts. */
  targets: z.array(z.strictObject({ key: z.string(), level: RatedLevel })),
  /** Levels declared for categories of an assessment that rates requirements; they count in no completeness. */
  declared: z.array(z.strictObject({ key: ItemKey, level: RatedLevel })),
  scores: z.array(RecordScore),
  people: z.array(RecordPerson),
  answers: z.array(RecordAnswer),
  evidence: z.array(RecordEvidence),
  plans: z.array(RecordPlan),
  history: z.array(RecordChange),
});
export type AssessmentRecord = z.infer<typeof AssessmentRecord>;
