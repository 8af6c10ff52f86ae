import * as z from 'zod';
import { Role } from '../access';
import { Email } from '../account';
import { Method, Policy, ScoreView } from '../assessments';
import { endpoint } from '../endpoint';
import { AccountId, AssessmentId, ImportId, InvitationId, PkiId } from '../ids';
import { InvitationView, OrganizationParams } from '../organizations';
import { Name, PageQuery, Timestamp, line, pageOf } from '../primitives';
import { jobFields } from './jobs';
import {
  EarlierImport,
  MergeImport,
  MergePreview,
  MergeQuery,
  MergeStrategy,
  MOST_PEOPLE,
  namesEachOnce,
  PeopleHere,
  PeopleInvited,
} from './merging';

/** What can be brought, by what wrote it; recognised by content. */
export const IMPORT_KINDS = [
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
export const ImportKind = z.enum(IMPORT_KINDS);
export type ImportKind = z.infer<typeof ImportKind>;

/** What something that was brought can become: an assessment, part of one that exists, or people who are invited. */
export type ImportGoal = 'assessment' | 'part' | 'people';
const GOALS: Partial<Readonly<Record<ImportKind, ImportGoal>>> = {
  'evidence-csv': 'part',
  'plans-csv': 'part',
  'members-csv': 'people',
};
export const goalOf = (kind: ImportKind): ImportGoal => GOALS[kind] ?? 'assessment';

export const IMPORT_STATES = ['previewed', 'imported', 'undone'] as const;
export const ImportState = z.enum(IMPORT_STATES);
export type ImportState = z.infer<typeof ImportState>;

/** Bytes of a file or of a pasted text that is brought. */
export const MAX_IMPORT = 50 * 1024 * 1024;
/** Hours until a preview that nobody imported is gone. */
export const PREVIEW_HOURS = 24;
/** So many unmapped pieces and warnings are shown; the record that is downloaded has all. */
export const MOST_SHOWN = 200;

/** Where something stood in the source: a line and key of a text, a cell of a workbook. */
export const ImportPlace = z.strictObject({
  key: z.string().optional(),
  line: z.number().int().optional(),
  /** The heading of a list. */
  column: z.string().optional(),
  sheet: z.string().optional(),
  cell: z.string().optional(),
});
export type ImportPlace = z.infer<typeof ImportPlace>;

/** A question that the source leaves open; another answer gives another preview. */
export const ImportChoice = z.strictObject({
  about: z.enum(['key-set', 'level-one', 'method']),
  question: z.string(),
  answers: z.array(z.string()),
  taken: z.string(),
  /** Keys of the source it is about. */
  concerns: z.array(z.string()),
});
export type ImportChoice = z.infer<typeof ImportChoice>;

/** What an import becomes, in numbers. */
export const ImportCounts = z.strictObject({
  /** Levels of what is in scope: so many are assessed. */
  rated: z.number().int(),
  ratedOutOfScope: z.number().int(),
  outOfScope: z.number().int(),
  notes: z.number().int(),
  flags: z.number().int(),
  evidence: z.number().int(),
  plans: z.number().int(),
  targets: z.number().int(),
  declared: z.number().int(),
  named: z.number().int(),
  kept: z.number().int(),
  warnings: z.number().int(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

/** What has no place in an assessment and stays in the record of the import. The content is JSON. */
export const KeptPiece = z.strictObject({ reason: z.string(), place: ImportPlace, content: z.string() });
export type KeptPiece = z.infer<typeof KeptPiece>;
export const ImportWarning = z.strictObject({ message: z.string(), place: ImportPlace });
export type ImportWarning = z.infer<typeof ImportWarning>;

/** Somebody whom the source names. */
export const ImportedPerson = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** What they are responsible for there, in numbers. */
  answers: z.number().int(),
  plans: z.number().int(),
});
export type ImportedPerson = z.infer<typeof ImportedPerson>;

/** Somebody on a list of people. */
export const ListedPerson = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** Empty where the list says none. */
  address: z.string(),
  /** As what; null where the list says no role of ours. */
  role: Role.nullable(),
  /** What they are here already; null for whoever can be invited. */
  here: z.enum(['member', 'invited']).nullable(),
});
export type ListedPerson = z.infer<typeof ListedPerson>;

/** Somebody whom the import invited. The link is made anew for whoever asks for it. */
export const InvitedPerson = z.strictObject({
  invitation: InvitationId,
  name: z.string(),
  address: z.string(),
  state: InvitationView.shape.state,
});
export type InvitedPerson = z.infer<typeof InvitedPerson>;

export const ImportScores = z.strictObject({
  byPolicy: z.array(z.strictObject({ policy: Policy, overall: ScoreView })),
  /** What the official tool shows that the source comes from. */
  tool: z.strictObject({ policy: Policy, overall: ScoreView }),
  /** For each policy that scores otherwise than the tool a sentence that says why. */
  differences: z.array(z.string()),
});
export type ImportScores = z.infer<typeof ImportScores>;

const record = {
  id: ImportId,
  state: ImportState,
  kind: ImportKind,
  /** Of the file; empty for what was pasted. */
  sourceName: z.string(),
  sha256: z.string(),
  createdBy: AccountId,
  createdAt: Timestamp,
  importedBy: AccountId.nullable(),
  importedAt: Timestamp.nullable(),
  undoneBy: AccountId.nullable(),
  undoneAt: Timestamp.nullable(),
  /** The assessment it became, or went into; null before, and after it was undone. */
  assessment: z.strictObject({ id: AssessmentId, name: z.string() }).nullable(),
  /** How it went into an assessment that existed; null where it became one of its own. */
  strategy: MergeStrategy.nullable(),
};
export const ImportSummary = z.strictObject(record);
export type ImportSummary = z.infer<typeof ImportSummary>;

/** An import that takes a while, on its way into the organization. */
export const ImportJob = z.strictObject({ ...jobFields, createdBy: AccountId });
export type ImportJob = z.infer<typeof ImportJob>;

export const ImportView = z.strictObject({
  ...record,
  /** When a preview goes; null once it was imported. */
  expiresAt: Timestamp.nullable(),
  modelVersion: z.string(),
  method: Method,
  /** What the source calls it, or its file. */
  suggestedName: z.string(),
  counts: ImportCounts,
  choices: z.array(ImportChoice),
  people: z.array(ImportedPerson),
  /** Whom a list of people names; nobody elsewhere. */
  listed: z.array(ListedPerson),
  scores: ImportScores,
  kept: z.array(KeptPiece),
  warnings: z.array(ImportWarning),
  earlier: EarlierImport.nullable(),
  /** The last job that was to import it, until it is imported; null where there was none. */
  job: ImportJob.nullable(),
  invited: z.array(InvitedPerson),
  /** What was changed of what it made, in words: as long as there is nothing, it can be undone. */
  changed: z.array(z.string()),
});
export type ImportView = z.infer<typeof ImportView>;

/** Answers to the questions that a source leaves open; what is left out is taken as the source most likely means it. */
export const ImportAnswers = z.strictObject({
  'key-set': z.enum(['model', 'pkic.org']).optional(),
  'level-one': z.enum(['rated', 'not-assessed']).optional(),
  method: z.enum(['self', 'full']).optional(),
});
export type ImportAnswers = z.infer<typeof ImportAnswers>;

/** What a previewed import is to become. */
export const CommitImport = z.strictObject({
  name: Name,
  pki: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('existing'), pkiId: PkiId }),
    z.strictObject({ kind: z.literal('new'), name: Name }),
  ]),
  policy: Policy.default('pkimm'),
  /** Who the people of the source are; whoever is neither here nor invited stays a name. */
  people: PeopleHere,
  invite: PeopleInvited,
  /** Whether the same content may be imported once more. */
  asCopy: z.boolean().default(false),
});
export type CommitImport = z.infer<typeof CommitImport>;

/** Whom a list of people invites, and as what. */
export const InviteListed = z.strictObject({
  invite: z
    .array(z.strictObject({ person: z.string().max(200), address: Email, role: Role }))
    .min(1, 'must be somebody')
    .max(MOST_PEOPLE)
    .refine(namesEachOnce, 'must be people of the source, each once'),
});
export type InviteListed = z.infer<typeof InviteListed>;

const base = '/organizations/:organizationId/imports';
const ImportParams = OrganizationParams.extend({ importId: ImportId });

export const importsApi = {
  list: endpoint({
    method: 'GET',
    path: base,
    summary: 'What was imported, newest first',
    params: OrganizationParams,
    query: PageQuery,
    response: pageOf(ImportSummary),
  }),
  preview: endpoint({
    method: 'POST',
    path: base,
    summary: 'Read a file, a pasted text or a link, and say what it would become; nothing else is written',
    params: OrganizationParams,
    query: z.strictObject({ name: line(255).default('') }),
    response: ImportView,
    stream: 'upload',
  }),
  get: endpoint({
    method: 'GET',
    path: `${base}/:importId`,
    summary: 'One import: what it would become, or has become',
    params: ImportParams,
    response: ImportView,
  }),
  choose: endpoint({
    method: 'POST',
    path: `${base}/:importId/choices`,
    summary: 'Read a preview again with other answers to what its source leaves open',
    params: ImportParams,
    body: ImportAnswers,
    response: ImportView,
  }),
  commit: endpoint({
    method: 'POST',
    path: `${base}/:importId/commit`,
    summary:
      'Make an assessment of a preview, all of it or nothing; nothing changes when it was made already. What takes a while goes on as a job',
    params: ImportParams,
    body: CommitImport,
    response: ImportView,
  }),
  previewMerge: endpoint({
    method: 'GET',
    path: `${base}/:importId/merge`,
    summary: 'What a preview would change in an assessment that exists, answer by answer',
    params: ImportParams,
    query: MergeQuery,
    response: MergePreview,
  }),
  merge: endpoint({
    method: 'POST',
    path: `${base}/:importId/merge`,
    summary:
      'Take a preview into an assessment that exists, all of it or nothing; nothing changes when that was done. What takes a while goes on as a job',
    params: ImportParams,
    body: MergeImport,
    response: ImportView,
  }),
  inviteListed: endpoint({
    method: 'POST',
    path: `${base}/:importId/invitations`,
    summary: 'Invite people of a list that was brought; nothing changes when that was done',
    params: ImportParams,
    body: InviteListed,
    response: ImportView,
  }),
  cancel: endpoint({
    method: 'POST',
    path: `${base}/:importId/cancel`,
    summary: 'Stop an import that is under way, and leave nothing of it; nothing changes when it is over',
    params: ImportParams,
    response: ImportView,
  }),
  undo: endpoint({
    method: 'POST',
    path: `${base}/:importId/undo`,
    summary: 'Take back what an import made or changed, as long as nobody changed it',
    params: ImportParams,
    response: ImportView,
  }),
  kept: endpoint({
    method: 'GET',
    path: `${base}/:importId/kept`,
    summary: 'Everything of an import that has no place in the assessment, with its content',
    params: ImportParams,
    response: z.unknown(),
    stream: 'download',
  }),
} as const;
