import * as z from 'zod';
import { PictureHash } from './account';
import { editOf, Version } from './edits';
import { AccountId, InvitationId, newIdOf, OrganizationId } from './ids';
import { Done, MAX_PAGE, Name, PageQuery, TimeZone, line, text, Timestamp, pageOf } from './primitives';
import { Role } from './access';
import { endpoint } from './endpoint';
import { Handover, HandoverView, WorkCounts } from './handover';
import { InvitationToken } from './invitation-token';
import { MembershipView } from './session';

export const OrganizationParams = z.strictObject({ organizationId: OrganizationId });

export const SIZE_BANDS = ['1-49', '50-249', '250-999', '1000-4999', '5000+'] as const;
export const OrganizationProfile = z.strictObject({
  name: Name,
  timeZone: TimeZone,
  industry: line(100).default(''),
  sizeBand: z.enum(SIZE_BANDS).nullable().default(null),
  region: line(100).default(''),
});
export type OrganizationProfile = z.infer<typeof OrganizationProfile>;

const UUID_LENGTH = 36;
export const MembersQuery = PageQuery.extend({
  /** Only these people, with commas between: whoever is known by an id gets a name. */
  ids: z
    .string()
    .max(MAX_PAGE * (UUID_LENGTH + 1))
    .transform((ids) => ids.split(','))
    .pipe(z.array(AccountId).max(MAX_PAGE))
    .optional(),
  /** Members of now, or only those who were. */
  standing: z.enum(['present', 'former']).optional(),
});
export type MembersQuery = z.infer<typeof MembersQuery>;

export const CreateOrganization = OrganizationProfile.extend({ id: newIdOf(OrganizationId) });
export type CreateOrganization = z.infer<typeof CreateOrganization>;
/** A sample is made once for an id that the browser gives it, as every organization. */
export const CreateSample = z.strictObject({ id: newIdOf(OrganizationId) });
export type CreateSample = z.infer<typeof CreateSample>;
export const EditOrganization = editOf(OrganizationProfile);
export type EditOrganization = z.infer<typeof EditOrganization>;

export const OrganizationView = OrganizationProfile.extend({
  id: OrganizationId,
  sample: z.boolean(),
  createdAt: Timestamp,
  /** The caller's role. */
  role: Role,
  version: Version,
});
export type OrganizationView = z.infer<typeof OrganizationView>;

/** A person of the organization. Former members stay, so that what they did keeps a name. */
export const MemberView = z.strictObject({
  accountId: AccountId,
  name: z.string(),
  /** Null for those who may not manage members. */
  email: z.string().nullable(),
  picture: PictureHash.nullable(),
  role: Role,
  active: z.boolean(),
  joinedAt: Timestamp,
  version: Version,
});
export type MemberView = z.infer<typeof MemberView>;
export const EditMember = editOf(z.strictObject({ role: Role }));
export type EditMember = z.infer<typeof EditMember>;

export const CreateInvitation = z.strictObject({
  id: newIdOf(InvitationId),
  role: Role,
  days: z.number().int().min(1).max(30).default(7),
  /** For whom it is, a name or an address: told only to those who manage members. */
  recipient: line(200).default(''),
  /** Some words for whoever opens the link. */
  note: text(500).default(''),
  /** A name under which answers and plans stand: they become those of whoever accepts, like those under `recipient`. */
  carries: line(200).default(''),
});
export type CreateInvitation = z.infer<typeof CreateInvitation>;
export const InvitationView = z.strictObject({
  id: InvitationId,
  role: Role,
  createdBy: AccountId,
  createdAt: Timestamp,
  expiresAt: Timestamp,
  state: z.enum(['open', 'accepted', 'revoked', 'expired']),
  recipient: z.string(),
  note: z.string(),
  carries: z.string(),
  /** The last characters of the link, by which one that was sent is told from others; empty for links of before. */
  linkEnd: z.string(),
  /** Who used it. */
  acceptedBy: AccountId.nullable(),
  acceptedAt: Timestamp.nullable(),
  revokedAt: Timestamp.nullable(),
});
export type InvitationView = z.infer<typeof InvitationView>;
/** The link is shown once; only its hash is kept. */
export const NewInvitation = InvitationView.extend({ token: z.string(), path: z.string() });
export type NewInvitation = z.infer<typeof NewInvitation>;

export const InvitationOffer = z.strictObject({
  organization: z.string(),
  role: Role,
  expiresAt: Timestamp,
  note: z.string(),
});
export type InvitationOffer = z.infer<typeof InvitationOffer>;

const organization = '/organizations/:organizationId';
const MemberParams = OrganizationParams.extend({ accountId: AccountId });

export const organizationsApi = {
  create: endpoint({
    method: 'POST',
    path: '/organizations',
    summary: 'Create an organization and become its owner',
    body: CreateOrganization,
    response: MembershipView,
  }),
  get: endpoint({
    method: 'GET',
    path: organization,
    summary: 'The organization',
    params: OrganizationParams,
    response: OrganizationView,
  }),
  update: endpoint({
    method: 'PATCH',
    path: organization,
    summary: 'Change the profile',
    params: OrganizationParams,
    body: EditOrganization,
    response: OrganizationView,
  }),
  createSample: endpoint({
    method: 'POST',
    path: '/samples',
    summary: 'Make a sample organization to look around in, and become its owner',
    body: CreateSample,
    response: MembershipView,
  }),
  removeSample: endpoint({
    method: 'DELETE',
    path: `${organization}/sample`,
    summary: 'Remove the sample organization with everything in it',
    params: OrganizationParams,
    response: Done,
  }),
  members: endpoint({
    method: 'GET',
    path: `${organization}/members`,
    summary: 'People of the organization',
    params: OrganizationParams,
    query: MembersQuery,
    response: pageOf(MemberView),
  }),
  changeRole: endpoint({
    method: 'PATCH',
    path: `${organization}/members/:accountId`,
    summary: "Change a member's role",
    params: MemberParams,
    body: EditMember,
    response: MemberView,
  }),
  removeMember: endpoint({
    method: 'DELETE',
    path: `${organization}/members/:accountId`,
    summary: 'Remove a member, or leave; what they hold goes to others, or stays unchanged',
    params: MemberParams,
    query: Handover,
    response: Done,
  }),
  heldWork: endpoint({
    method: 'GET',
    path: `${organization}/members/:accountId/work`,
    summary: 'How much a member holds that others can take over',
    params: MemberParams,
    response: WorkCounts,
  }),
  handovers: endpoint({
    method: 'GET',
    path: `${organization}/handovers`,
    summary: 'Who handed what of whom to whom, newest first',
    params: OrganizationParams,
    query: PageQuery,
    response: pageOf(HandoverView),
  }),
  invitations: endpoint({
    method: 'GET',
    path: `${organization}/invitations`,
    summary: 'Invitations',
    params: OrganizationParams,
    query: PageQuery,
    response: pageOf(InvitationView),
  }),
  invite: endpoint({
    method: 'POST',
    path: `${organization}/invitations`,
    summary: 'Make an invitation link',
    params: OrganizationParams,
    body: CreateInvitation,
    response: NewInvitation,
  }),
  revokeInvitation: endpoint({
    method: 'DELETE',
    path: `${organization}/invitations/:invitationId`,
    summary: 'Revoke an invitation',
    params: OrganizationParams.extend({ invitationId: InvitationId }),
    response: Done,
  }),
  offer: endpoint({
    method: 'GET',
    path: '/invitations/:token',
    summary: 'What an invitation link offers',
    params: z.strictObject({ token: InvitationToken }),
    response: InvitationOffer,
  }),
  acceptInvitation: endpoint({
    method: 'POST',
    path: '/invitations/:token/accept',
    summary: 'Accept an invitation as the signed-in account',
    params: z.strictObject({ token: InvitationToken }),
    response: MembershipView,
  }),
} as const;
