import * as z from 'zod';
import { PictureHash } from './account';
import { SeenVersion, Version } from './edits';
import { AccountId } from './ids';
import { DateOnly, Done, PageQuery, Timestamp, pageOf } from './primitives';
import { AssessmentParams } from './assessments';
import { endpoint } from './endpoint';

/** How long a guest auditor sees an assessment: through this day, where the organization is. */
export const GuestGrantInput = z.strictObject({ until: DateOnly });
export type GuestGrantInput = z.infer<typeof GuestGrantInput>;
/** Letting somebody in is changing what was not there: version 0. */
export const EditGuestGrant = z.strictObject({ version: SeenVersion, changes: GuestGrantInput });
export type EditGuestGrant = z.infer<typeof EditGuestGrant>;

export const GuestGrantView = z.strictObject({
  account: AccountId,
  until: DateOnly,
  /** Whether it is over: the guest sees nothing any more. */
  ended: z.boolean(),
  grantedBy: AccountId,
  grantedAt: Timestamp,
  version: Version,
});
export type GuestGrantView = z.infer<typeof GuestGrantView>;

/** Somebody who had a part in an assessment, as far as a sentence about it needs to know. */
export const AssessmentPerson = z.strictObject({
  id: AccountId,
  name: z.string(),
  active: z.boolean(),
  picture: PictureHash.nullable(),
});
export type AssessmentPerson = z.infer<typeof AssessmentPerson>;

const base = '/organizations/:organizationId/assessments/:assessmentId';
export const GuestParams = AssessmentParams.extend({ accountId: AccountId });

export const guestsApi = {
  list: endpoint({
    method: 'GET',
    path: `${base}/guests`,
    summary: 'Guest auditors of an assessment, those whose access has expired included',
    params: AssessmentParams,
    query: PageQuery,
    response: pageOf(GuestGrantView),
  }),
  grant: endpoint({
    method: 'PUT',
    path: `${base}/guests/:accountId`,
    summary: 'Give a guest auditor access to an assessment until a date, or change the date',
    params: GuestParams,
    body: EditGuestGrant,
    response: GuestGrantView,
  }),
  withdraw: endpoint({
    method: 'DELETE',
    path: `${base}/guests/:accountId`,
    summary: 'End the access of a guest auditor to an assessment, immediately',
    params: GuestParams,
    response: Done,
  }),
  people: endpoint({
    method: 'GET',
    path: `${base}/people`,
    summary: 'Who had a part in an assessment, by id',
    params: AssessmentParams,
    query: PageQuery,
    response: pageOf(AssessmentPerson),
  }),
} as const;
