import * as z from 'zod';
import { AssessmentParams } from './assessments';
import { endpoint } from './endpoint';
import { EvidenceParams } from './evidence';
import { AccountId, ActionPlanId, DeletionId, Uuid } from './ids';
import { OrganizationParams } from './organizations';
import { PkiParams } from './pkis';
import { Done, PageQuery, Timestamp, pageOf } from './primitives';

/** What people archive and delete. */
export const DELETABLE_KINDS = ['pki', 'assessment', 'plan', 'evidence'] as const;
export const DeletableKind = z.enum(DELETABLE_KINDS);
export type DeletableKind = z.infer<typeof DeletableKind>;

/** For so many days a deletion can be undone. */
export const UNDO_DAYS = 30;

/** What hangs on something: what goes with it, and what keeps it from going. */
export const Hanging = z.strictObject({
  assessments: z.number().int(),
  /** Given ones; of evidence, those that it proves. */
  answers: z.number().int(),
  evidence: z.number().int(),
  plans: z.number().int(),
  tasks: z.number().int(),
  files: z.number().int(),
  /** Versions, accepted reviews and verified plans: one of them, and it can be archived only. */
  finalized: z.number().int(),
  accepted: z.number().int(),
  verified: z.number().int(),
});
export type Hanging = z.infer<typeof Hanging>;

export const DeletionView = z.strictObject({
  id: DeletionId,
  kind: DeletableKind,
  subjectId: Uuid,
  name: z.string(),
  deletedBy: AccountId,
  deletedAt: Timestamp,
  /** Until then it can be undone. */
  removedFrom: Timestamp,
});
export type DeletionView = z.infer<typeof DeletionView>;

const base = '/organizations/:organizationId';
const PlanParams = OrganizationParams.extend({ planId: ActionPlanId });
const DeletionParams = OrganizationParams.extend({ deletionId: DeletionId });

/** What can be done with one kind: asked what hangs on it, archived, deleted. */
const fateOf = <P extends z.ZodType>(path: string, name: string, params: P) => ({
  hanging: endpoint({
    method: 'GET',
    path: `${base}${path}/hanging`,
    summary: `What depends on ${name}, and what keeps it from being deleted`,
    params,
    response: Hanging,
  }),
  archive: endpoint({
    method: 'PUT',
    path: `${base}${path}/archived`,
    summary: `Say whether ${name} is archived; nothing changes when it is so already`,
    params,
    body: z.strictObject({ archived: z.boolean() }),
    response: Done,
  }),
  delete: endpoint({
    method: 'DELETE',
    path: `${base}${path}`,
    summary: `Delete ${name}: it is hidden, can be restored for ${UNDO_DAYS} days, and is removed then`,
    params,
    response: DeletionView,
  }),
});

export const deletionsApi = {
  list: endpoint({
    method: 'GET',
    path: `${base}/deletions`,
    summary: 'What was deleted and can be restored, newest first',
    params: OrganizationParams,
    query: PageQuery,
    response: pageOf(DeletionView),
  }),
  restore: endpoint({
    method: 'POST',
    path: `${base}/deletions/:deletionId/restore`,
    summary: 'Undo a deletion',
    params: DeletionParams,
    response: Done,
  }),
  pki: fateOf('/pkis/:pkiId', 'a PKI', PkiParams),
  assessment: fateOf('/assessments/:assessmentId', 'an assessment', AssessmentParams),
  plan: fateOf('/plans/:planId', 'an action plan', PlanParams),
  evidence: fateOf('/evidence/:evidenceId', 'a piece of evidence', EvidenceParams),
} as const;
