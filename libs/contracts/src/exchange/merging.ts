import * as z from 'zod';
import { Email } from '../account';
import { AccountId, AssessmentId, ImportId, ResponseId } from '../ids';
import { Applicability } from '../live/answer-fields';
import { Timestamp } from '../primitives';

/** Whose answer counts where an assessment that exists has another one than the source. */
export const MERGE_STRATEGIES = ['fill-gaps', 'newest-wins', 'imported-wins', 'by-row'] as const;
export const MergeStrategy = z.enum(MERGE_STRATEGIES);
export type MergeStrategy = z.infer<typeof MergeStrategy>;

/** An earlier import of the same content that was not undone. */
export const EarlierImport = z.strictObject({
  id: ImportId,
  assessmentId: AssessmentId,
  assessmentName: z.string(),
  importedAt: Timestamp,
  importedBy: AccountId,
});
export type EarlierImport = z.infer<typeof EarlierImport>;

export const MOST_PEOPLE = 500;
export const namesEachOnce = (people: readonly { readonly person: string }[]): boolean =>
  new Set(people.map(({ person }) => person)).size === people.length;
/** People of the source, and which members they are. */
export const PeopleHere = z
  .array(z.strictObject({ person: z.string().max(200), account: AccountId }))
  .max(MOST_PEOPLE)
  .refine(namesEachOnce, 'must be people of the source, each once')
  .default([]);

/** People of the source who are invited, and where to: what stands under their names becomes theirs when they join. */
export const PeopleInvited = z
  .array(z.strictObject({ person: z.string().max(200), address: Email }))
  .max(MOST_PEOPLE)
  .default([]);

/** Fields of an answer that an import can change. */
const MERGE_FIELDS = ['applicability', 'level', 'rationale', 'flag', 'owner'] as const;
export const MergeField = z.enum(MERGE_FIELDS);
export type MergeField = z.infer<typeof MergeField>;

/** An answer in what can be merged of it. */
export const MergeValues = z.strictObject({
  level: z.number().int(),
  applicability: Applicability,
  /** As plain text. */
  rationale: z.string(),
  flag: z.boolean(),
  /** Name of whoever owns it, member or not; empty for nobody. */
  owner: z.string(),
});
export type MergeValues = z.infer<typeof MergeValues>;

/** One answer of an assessment that the source says something else about. */
export const MergeRow = z.strictObject({
  response: ResponseId,
  title: z.string(),
  now: MergeValues,
  imported: MergeValues,
  /** When each was changed last, as far as that is known. */
  changedAt: Timestamp.nullable(),
  importedAt: Timestamp.nullable(),
  /** What the strategy takes of the source; nothing: the answer stays as it is. */
  takes: z.array(MergeField),
  /** What can be taken at all. */
  differs: z.array(MergeField),
});
export type MergeRow = z.infer<typeof MergeRow>;

/** What an assessment says of itself and a source may say too: who assesses, when, and which level is to be reached. */
export const MERGE_FACTS = [
  ...(['assessorKind', 'assessorName', 'assessorCompany', 'assessorPosition', 'sampling'] as const),
  ...(['startsOn', 'targetOn', 'finishedOn', 'periodFrom', 'periodTo', 'targetLevel'] as const),
] as const;
export const MergeFact = z.enum(MERGE_FACTS);
export type MergeFact = z.infer<typeof MergeFact>;

/** One of them that the source says otherwise. */
export const MergeFactRow = z.strictObject({
  fact: MergeFact,
  /** Empty where nothing is said. */
  now: z.string(),
  imported: z.string(),
  changedAt: Timestamp,
  importedAt: Timestamp.nullable(),
  /** Whether the strategy takes what the source says. */
  takes: z.boolean(),
});
export type MergeFactRow = z.infer<typeof MergeFactRow>;

/** What an import would do to an assessment that exists. */
export const MergePreview = z.strictObject({
  assessment: z.strictObject({ id: AssessmentId, name: z.string() }),
  strategy: MergeStrategy,
  /** How far the answers were when this was put together. */
  head: z.number().int(),
  rows: z.array(MergeRow),
  /** Answers that both say the same about. */
  same: z.number().int(),
  /** Which version of the assessment the facts are compared with. */
  version: z.number().int(),
  facts: z.array(MergeFactRow),
  /** What comes besides answers, where nothing of it is there yet. */
  adds: z.strictObject({
    evidence: z.number().int(),
    plans: z.number().int(),
    targets: z.number().int(),
    declared: z.number().int(),
    /** Targets that are there, and become others. */
    moved: z.number().int(),
  }),
  /** The same content in the same assessment before. */
  earlier: EarlierImport.nullable(),
});
export type MergePreview = z.infer<typeof MergePreview>;

export const MergeQuery = z.strictObject({ assessmentId: AssessmentId, strategy: MergeStrategy });
/** More answers than any release has requirements. */
const MOST_ROWS = 1_000;
export const MergeImport = z.strictObject({
  assessmentId: AssessmentId,
  strategy: MergeStrategy,
  /** Of the preview that was seen: what was changed since is not overwritten. */
  head: z.number().int().min(0),
  /** Answers that are decided one by one, whatever the strategy says. */
  rows: z
    .array(z.strictObject({ response: ResponseId, take: z.enum(['now', 'imported']) }))
    .max(MOST_ROWS)
    .default([]),
  /** Of the assessment in the preview that was seen; left out, its facts stay as they are. */
  version: z.number().int().min(0).default(0),
  /** Facts that are decided one by one, whatever the strategy says. */
  facts: z
    .array(z.strictObject({ fact: MergeFact, take: z.enum(['now', 'imported']) }))
    .max(MERGE_FACTS.length)
    .default([]),
  people: PeopleHere,
  invite: PeopleInvited,
  /** Whether the same content may go into the same assessment once more. */
  again: z.boolean().default(false),
});
export type MergeImport = z.infer<typeof MergeImport>;
