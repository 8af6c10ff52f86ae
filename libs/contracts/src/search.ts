import * as z from 'zod';
import { Role } from './access';
import { AssessmentState } from './assessments';
import { endpoint } from './endpoint';
import { EvidenceState } from './evidence';
import { AccountId, ActionPlanId, AssessmentId, EvidenceId, PkiId, ResponseId } from './ids';
import { PlanStatus } from './improvement';
import { ResponseStatus } from './live/answer-fields';
import { OrganizationParams } from './organizations';
import { line } from './primitives';

/** What can be found, in the order in which it is shown. */
export const SEARCH_KINDS = ['pki', 'assessment', 'requirement', 'evidence', 'plan', 'person'] as const;
export const SearchKind = z.enum(SEARCH_KINDS);
export type SearchKind = z.infer<typeof SearchKind>;

/** Of everything: its title, and the name of what it belongs to. */
const shown = { title: z.string(), parent: z.string().nullable() };
export const SearchHit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pki'), pkiId: PkiId, ...shown }),
  z.strictObject({ kind: z.literal('assessment'), assessmentId: AssessmentId, state: AssessmentState, ...shown }),
  z.strictObject({
    kind: z.literal('requirement'),
    assessmentId: AssessmentId,
    responseId: ResponseId,
    state: ResponseStatus,
    ...shown,
  }),
  z.strictObject({ kind: z.literal('evidence'), evidenceId: EvidenceId, state: EvidenceState, ...shown }),
  z.strictObject({ kind: z.literal('plan'), planId: ActionPlanId, state: PlanStatus, ...shown }),
  z.strictObject({ kind: z.literal('person'), accountId: AccountId, state: Role, ...shown }),
]);
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchGroup = z.strictObject({
  kind: SearchKind,
  items: z.array(SearchHit),
  /** Whether there is more of this kind than was asked for. */
  more: z.boolean(),
});
export type SearchGroup = z.infer<typeof SearchGroup>;

/** Names of kinds with commas between them. */
const Kinds = z
  .string()
  .max(100)
  .transform((names) => names.split(','))
  .pipe(z.array(SearchKind));
export const SearchQuery = z.strictObject({
  q: line(100),
  /** Left out: all of them. */
  kinds: Kinds.optional(),
  /** Of each kind. */
  limit: z.coerce.number().int().min(1).max(20).default(5),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const searchApi = {
  find: endpoint({
    method: 'GET',
    path: '/organizations/:organizationId/search',
    summary: 'What has all words in its title, by their beginnings and in any order, as far as the caller may see it',
    params: OrganizationParams,
    query: SearchQuery,
    response: z.strictObject({ groups: z.array(SearchGroup) }),
  }),
} as const;
