import * as z from 'zod';

/** Roles of a member, highest first. */
export const ROLES = [
  'owner',
  'admin',
  'manager',
  'assessor',
  'contributor',
  'reviewer',
  'viewer',
  'guest-auditor',
] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

/** Everything that may be allowed in an organization. The one list, for server and web. */
export const PERMISSIONS = [
  'organization:delete',
  'organization:settings',
  'organization:export',
  'member:manage',
  'organization:leave',
  'organization:read',
  'audit:read',
  'pki:manage',
  'assessment:manage',
  'assessment:finalize',
  'assessment:grant',
  'assessment:import',
  'assessment:undo-import',
  'assessment:read',
  'assessment:read-granted',
  'report:sign',
  'signing-key:manage',
  'response:answer-any',
  'response:answer-own',
  'response:assign',
  'evidence:add',
  'file:withdraw',
  'comment:add',
  'review:decide',
  'plan:manage',
  'plan:work',
  'plan:read',
  'notification:read',
  'object:delete',
  'object:delete-own',
  'object:delete-draft',
  'object:archive',
  'object:archive-own',
  'deletion:manage',
] as const;
export const Permission = z.enum(PERMISSIONS);
export type Permission = z.infer<typeof Permission>;

const viewer = [
  'organization:leave',
  'organization:read',
  'assessment:read',
  'assessment:read-granted',
  'plan:read',
  'notification:read',
] as const;
const reviewer = [...viewer, 'evidence:add', 'comment:add', 'review:decide'] as const;
const contributor = [
  ...viewer,
  'response:answer-own',
  'evidence:add',
  'comment:add',
  'plan:work',
  'object:delete-draft',
] as const;
const assessor = [
  ...contributor,
  'review:decide',
  'pki:manage',
  'assessment:manage',
  'report:sign',
  'response:answer-any',
  'response:assign',
  'plan:manage',
  'object:delete-own',
  'object:archive-own',
] as const;
const manager = [
  ...assessor,
  'assessment:finalize',
  'assessment:grant',
  'file:withdraw',
  'object:delete',
  'object:archive',
] as const;
const admin = [
  ...manager,
  'member:manage',
  'organization:settings',
  'organization:export',
  'audit:read',
  'deletion:manage',
  'assessment:import',
  'assessment:undo-import',
] as const;
const owner = [...admin, 'organization:delete', 'signing-key:manage'] as const;

/**
 * What each role may do. `assessment:read-granted` opens what serves an assessment's answers, evidence and reviews; which
 * ones somebody without `assessment:read` sees there, and decides on, `mayOpen` says.
 */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  owner,
  admin,
  manager,
  assessor,
  contributor,
  reviewer,
  viewer,
  'guest-auditor': [
    'organization:leave',
    'assessment:read-granted',
    'comment:add',
    'review:decide',
    'notification:read',
  ],
};

/** Whether a role includes a permission. */
export const allows = (role: Role, permission: Permission): boolean => ROLE_PERMISSIONS[role].includes(permission);

/** Whether a role sees every assessment of its organization, without any grant. */
export const seesAll = (role: Role): boolean => allows(role, 'assessment:read');

/**
 * Whether somebody may open an assessment: by their role, or through the last day of a grant.
 * @param until last day of their grant; null when they have none
 * @param today where the organization is
 */
export const mayOpen = (role: Role, until: string | null, today: string): boolean =>
  seesAll(role) || (allows(role, 'assessment:read-granted') && until !== null && today <= until);

/** Whether `giver` may give, change or take away `role`: nobody gives a role above their own. */
export const mayGrant = (giver: Role, role: Role): boolean =>
  allows(giver, 'member:manage') && ROLES.indexOf(giver) <= ROLES.indexOf(role);

/** Whether a role lets anybody change anything in an assessment's answers at all, whosever they are. */
export const mayEditAnswers = (role: Role): boolean =>
  allows(role, 'response:answer-any') || allows(role, 'response:answer-own') || allows(role, 'response:assign');

/** What makes an answer somebody's own, as far as the right to change it needs to know. */
export interface AnswerOwnership {
  readonly ownerId: string | null;
  /** Whether the actor was invited to answer it. */
  readonly invited: boolean;
}

/** Whether an actor may answer a requirement: any, or only those they own or are invited to. */
export const mayAnswer = (actor: { readonly id: string; readonly role: Role }, response: AnswerOwnership): boolean =>
  allows(actor.role, 'response:answer-any') ||
  (allows(actor.role, 'response:answer-own') && (response.ownerId === actor.id || response.invited));
