import * as z from 'zod';
import { AccountView, Email, Password, TypedPassword } from './account';
import { OrganizationId } from './ids';
import { InvitationToken } from './invitation-token';
import { DateLocale, Done, Name, TimeZone } from './primitives';
import { Role } from './access';
import { endpoint } from './endpoint';

/** The secret part of a link that came by mail, or from the operator. */
export const LinkToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'is not such a link');

export const SignUp = z.strictObject({
  email: Email,
  name: Name,
  password: Password,
  timeZone: TimeZone.default('UTC'),
  dateLocale: DateLocale.default('en-GB'),
  /** The link that somebody came with: lets them in where accounts are made by invitation. */
  invitation: InvitationToken.optional(),
  /** The secret of the link that came by mail to the address: needed where mail leaves the instance. */
  confirmation: LinkToken.optional(),
});
export type SignUp = z.infer<typeof SignUp>;
/** The beginning of an account, where mail leaves the instance: whose the address is shows a link sent to it. */
export const AskSignUp = SignUp.pick({ email: true, invitation: true });
export type AskSignUp = z.infer<typeof AskSignUp>;
export const SignIn = z.strictObject({
  email: Email,
  password: TypedPassword,
});
export type SignIn = z.infer<typeof SignIn>;

export const MembershipView = z.strictObject({
  organizationId: OrganizationId,
  name: z.string(),
  role: Role,
  sample: z.boolean(),
  /** By the operator of the instance: nobody has a role in it meanwhile. */
  suspended: z.boolean(),
});
export type MembershipView = z.infer<typeof MembershipView>;

/** Who is signed in, and where they are a member. */
export const SessionView = z.strictObject({
  account: AccountView,
  memberships: z.array(MembershipView),
  /** Sent back in the header `x-csrf-token` with every request that changes something. */
  csrfToken: z.string(),
});
export type SessionView = z.infer<typeof SessionView>;

/** What the sign-in page shows before anybody is signed in. */
export const InstanceView = z.strictObject({
  version: z.string(),
  /** Whether anybody makes an account, or only who is invited. */
  signUp: z.enum(['open', 'invited']),
  /** Whether mail leaves the instance. */
  mail: z.boolean(),
  /** Sign-ins of the demo organization; empty on a real instance. */
  demo: z.array(z.strictObject({ name: z.string(), email: z.string(), password: z.string(), role: Role })),
});
export type InstanceView = z.infer<typeof InstanceView>;

export const ForgottenPassword = z.strictObject({ email: Email });
export type ForgottenPassword = z.infer<typeof ForgottenPassword>;
export const NewPassword = z.strictObject({ token: LinkToken, password: Password });
export type NewPassword = z.infer<typeof NewPassword>;

export const sessionApi = {
  instance: endpoint({
    method: 'GET',
    path: '/instance',
    summary: 'Version, and demo sign-ins if there are any',
    response: InstanceView,
  }),
  signUp: endpoint({
    method: 'POST',
    path: '/auth/sign-up',
    summary: 'Create an account and sign in',
    body: SignUp,
    response: SessionView,
  }),
  askSignUp: endpoint({
    method: 'POST',
    path: '/auth/sign-up-links',
    summary: 'Have a link for a new account sent; the answer is the same for an e-mail address that has one',
    body: AskSignUp,
    response: Done,
  }),
  signUpLink: endpoint({
    method: 'GET',
    path: '/auth/sign-up-links/:token',
    summary: 'For which e-mail address a link makes an account',
    params: z.strictObject({ token: LinkToken }),
    response: z.strictObject({ email: Email }),
  }),
  confirmAddress: endpoint({
    method: 'POST',
    path: '/auth/confirmed-addresses',
    summary: 'Confirm an e-mail address, or a change to it, with a link that works once',
    body: z.strictObject({ token: LinkToken }),
    response: z.strictObject({ email: Email }),
  }),
  signIn: endpoint({
    method: 'POST',
    path: '/auth/sign-in',
    summary: 'Sign in with e-mail and password',
    body: SignIn,
    response: SessionView,
  }),
  forgottenPassword: endpoint({
    method: 'POST',
    path: '/auth/forgotten-password',
    summary: 'Have a link for a new password sent; the answer is the same for an unknown e-mail address',
    body: ForgottenPassword,
    response: Done,
  }),
  passwordLink: endpoint({
    method: 'GET',
    path: '/auth/password-links/:token',
    summary: 'Whose password a link sets',
    params: z.strictObject({ token: LinkToken }),
    response: z.strictObject({ email: Email }),
  }),
  setPassword: endpoint({
    method: 'POST',
    path: '/auth/new-password',
    summary: 'Set a new password with a link that works once, end all sessions, and sign in',
    body: NewPassword,
    response: SessionView,
  }),
  signOut: endpoint({ method: 'POST', path: '/auth/sign-out', summary: 'End this session', response: Done }),
  current: endpoint({
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in, with memberships',
    response: SessionView,
  }),
} as const;
