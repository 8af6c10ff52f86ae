import * as z from 'zod';
import { Version } from './edits';
import { AccountId, AssessmentId, EvidenceId, EvidenceRevisionId, newIdOf, ResponseId, StoredFileId } from './ids';
import { DateOnly, Done, FreeText, Name, Order, PageQuery, Standing, Timestamp, line, pageOf } from './primitives';
import { endpoint } from './endpoint';
import { OrganizationParams } from './organizations';
import { ReviewView } from './response-reviews';

export const EVIDENCE_KINDS = ['file', 'link', 'statement'] as const;
export const EVIDENCE_STATES = ['draft', 'submitted', 'accepted', 'rejected', 'expired', 'superseded'] as const;
export const EvidenceState = z.enum(EVIDENCE_STATES);
export type EvidenceState = z.infer<typeof EvidenceState>;

export const StoredFileView = z.strictObject({
  id: StoredFileId,
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  uploadedBy: AccountId,
  /** Whether it could be looked into; an encrypted or damaged file could not. */
  lookedInto: z.boolean(),
  /** When its content was deleted, by whom and why; null while it is there. */
  withdrawn: z.strictObject({ at: z.string(), by: AccountId, reason: z.string() }).nullable(),
});
export type StoredFileView = z.infer<typeof StoredFileView>;

/** Of a page that a browser opens. */
export const EvidenceAddress = z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).max(2_000);

/** The content of one revision: a stored file, an http(s) link, or a statement. */
export const EvidenceContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), fileId: StoredFileId }),
  z.strictObject({
    kind: z.literal('link'),
    url: EvidenceAddress,
  }),
  z.strictObject({
    kind: z.literal('statement'),
    statement: FreeText.pipe(z.string().min(1, 'must not be empty')),
  }),
]);
export type EvidenceContent = z.infer<typeof EvidenceContent>;

const dates = {
  effectiveOn: DateOnly.nullable().default(null),
  validUntil: DateOnly.nullable().default(null),
};
const inOrder = (dates: { readonly effectiveOn: string | null; readonly validUntil: string | null }): boolean =>
  !dates.effectiveOn || !dates.validUntil || dates.effectiveOn <= dates.validUntil;
const order = { path: ['validUntil'], message: 'must not be before the effective date' };

export const CreateEvidence = z
  .strictObject({
    id: newIdOf(EvidenceId),
    title: Name,
    content: EvidenceContent,
    ...dates,
    /** Responses it proves; may be extended later. */
    responses: z
      .array(z.strictObject({ assessmentId: AssessmentId, responseId: ResponseId }))
      .max(50)
      .default([]),
  })
  .refine(inOrder, order);
export type CreateEvidence = z.infer<typeof CreateEvidence>;
export const ReviseEvidence = z
  .strictObject({
    /** Number of the revision that was seen: it is superseded, and no newer one. */
    version: Version,
    /** Left out: the one that it has. */
    title: Name.optional(),
    content: EvidenceContent,
    ...dates,
  })
  .refine(inOrder, order);
export type ReviseEvidence = z.infer<typeof ReviseEvidence>;

export const EvidenceRevisionView = z.strictObject({
  id: EvidenceRevisionId,
  number: z.number().int(),
  state: EvidenceState,
  kind: z.enum(EVIDENCE_KINDS),
  file: StoredFileView.nullable(),
  url: z.string().nullable(),
  statement: z.string().nullable(),
  effectiveOn: DateOnly.nullable(),
  validUntil: DateOnly.nullable(),
  /** Whether its last valid day is over where the organization is, whatever its state. */
  ended: z.boolean(),
  hash: z.string(),
  createdBy: AccountId,
  createdAt: Timestamp,
  submittedBy: AccountId.nullable(),
  reviews: z.array(ReviewView),
});
export type EvidenceRevisionView = z.infer<typeof EvidenceRevisionView>;
export const EvidenceLinkView = z.strictObject({
  assessmentId: AssessmentId,
  assessmentName: z.string(),
  responseId: ResponseId,
  requirement: z.string(),
});
export type EvidenceLinkView = z.infer<typeof EvidenceLinkView>;
export const EvidenceView = z.strictObject({
  id: EvidenceId,
  title: z.string(),
  current: EvidenceRevisionView,
  revisions: z.number().int(),
  links: z.array(EvidenceLinkView),
  /** Everybody whose work is in it since a revision was accepted last; none of them may decide. */
  tookPart: z.array(AccountId),
  /** Whether the caller may revise and submit it. */
  mayChange: z.boolean(),
  createdBy: AccountId,
  /** Whose it is: who added it, until it was handed over. */
  owner: AccountId,
  createdAt: Timestamp,
  archivedAt: Timestamp.nullable(),
});
export type EvidenceView = z.infer<typeof EvidenceView>;

export const SubmitEvidence = z.strictObject({
  /** Whether it is known that its last valid day is over; what has ended is refused otherwise. */
  ended: z.boolean().default(false),
});
export type SubmitEvidence = z.infer<typeof SubmitEvidence>;

export const EvidenceDecision = z
  .strictObject({
    decision: z.enum(['accepted', 'rejected']),
    comment: FreeText.default(''),
    hash: z.string().regex(/^[0-9a-f]{64}$/, 'must be the hash that came with the content'),
  })
  .refine((r) => r.decision === 'accepted' || r.comment !== '', { path: ['comment'], message: 'say why' });
export type EvidenceDecision = z.infer<typeof EvidenceDecision>;

/** By what a list of evidence can be ordered. */
export const EVIDENCE_SORTS = ['added', 'title', 'until', 'owner'] as const;
export const EvidenceSort = z.enum(EVIDENCE_SORTS);
export type EvidenceSort = z.infer<typeof EvidenceSort>;

export const EvidenceQuery = PageQuery.extend({
  /** Longer than others: it holds the title by which the page before ended. */
  after: z.string().max(2_000).optional(),
  sort: EvidenceSort.default('added'),
  /** What ends on no day comes last either way. Newest first is `desc`. */
  order: Order.default('desc'),
  /** Who made the current revision. */
  owner: AccountId.optional(),
  /** Only what is valid until this day or an earlier one that is not over. */
  endsUntil: DateOnly.optional(),
  responseId: ResponseId.optional(),
  state: EvidenceState.optional(),
  search: line(100).optional(),
  /** What proves one answer is shown whole. */
  standing: Standing.default('active'),
});
export type EvidenceQuery = z.infer<typeof EvidenceQuery>;
/** A file's name: no path. */
const FILE_NAME = /^[^/\\]*$/;
export const UploadQuery = z.strictObject({
  name: line(255).pipe(z.string().min(1, 'must not be empty').regex(FILE_NAME, 'must be the name of a file')),
});

const base = '/organizations/:organizationId';
export const EvidenceParams = OrganizationParams.extend({ evidenceId: EvidenceId });
export const FileParams = OrganizationParams.extend({ fileId: StoredFileId });
const LinkParams = EvidenceParams.extend({ assessmentId: AssessmentId, responseId: ResponseId });

export const evidenceApi = {
  upload: endpoint({
    method: 'POST',
    path: `${base}/files`,
    summary: 'Upload a file as the raw request body',
    params: OrganizationParams,
    query: UploadQuery,
    response: StoredFileView,
    stream: 'upload',
  }),
  download: endpoint({
    method: 'GET',
    path: `${base}/files/:fileId`,
    summary: 'Download a file',
    params: FileParams,
    response: z.unknown(),
    stream: 'download',
  }),
  list: endpoint({
    method: 'GET',
    path: `${base}/evidence`,
    summary: 'Evidence in an order, newest first unless told',
    params: OrganizationParams,
    query: EvidenceQuery,
    response: pageOf(EvidenceView),
  }),
  create: endpoint({
    method: 'POST',
    path: `${base}/evidence`,
    summary: 'Add evidence',
    params: OrganizationParams,
    body: CreateEvidence,
    response: EvidenceView,
  }),
  get: endpoint({
    method: 'GET',
    path: `${base}/evidence/:evidenceId`,
    summary: 'One piece of evidence',
    params: EvidenceParams,
    response: EvidenceView,
  }),
  revise: endpoint({
    method: 'POST',
    path: `${base}/evidence/:evidenceId/revisions`,
    summary: 'Add a new revision',
    params: EvidenceParams,
    body: ReviseEvidence,
    response: EvidenceView,
  }),
  revisions: endpoint({
    method: 'GET',
    path: `${base}/evidence/:evidenceId/revisions`,
    summary: 'All revisions, newest first, each with how it was judged',
    params: EvidenceParams,
    query: PageQuery,
    response: pageOf(EvidenceRevisionView),
  }),
  submit: endpoint({
    method: 'POST',
    path: `${base}/evidence/:evidenceId/submit`,
    summary: 'Submit the current revision for review',
    params: EvidenceParams,
    body: SubmitEvidence,
    response: EvidenceView,
  }),
  decide: endpoint({
    method: 'POST',
    path: `${base}/evidence/:evidenceId/reviews`,
    summary: 'Accept or reject the submitted revision',
    params: EvidenceParams,
    body: EvidenceDecision,
    response: EvidenceView,
  }),
  link: endpoint({
    method: 'PUT',
    path: `${base}/evidence/:evidenceId/links/:assessmentId/:responseId`,
    summary: 'Attach to a response',
    params: LinkParams,
    response: Done,
  }),
  unlink: endpoint({
    method: 'DELETE',
    path: `${base}/evidence/:evidenceId/links/:assessmentId/:responseId`,
    summary: 'Detach from a response',
    params: LinkParams,
    response: Done,
  }),
} as const;
