import * as z from 'zod';
import { editOf, Version } from './edits';
import { endpoint } from './endpoint';
import { AccountId, SessionId } from './ids';
import { KeyPreference } from './keys';
import { DateLocale, Done, Name, PageQuery, TimeZone, Timestamp, pageOf } from './primitives';

export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address'));
/** Length over composition rules (NIST SP 800-63B). */
export const Password = z
  .string()
  .min(12, 'must have at least 12 characters')
  .max(200, 'must have at most 200 characters');
/** A password that somebody typed to show who they are. */
export const TypedPassword = z.string().min(1, 'must not be empty').max(200, 'must have at most 200 characters');

export const THEMES = ['system', 'light', 'dark'] as const;
export const ThemeChoice = z.enum(THEMES);
export type ThemeChoice = z.infer<typeof ThemeChoice>;

/** What people say of themselves and how they work, wherever they sign in. */
export const AccountProfile = z.strictObject({
  name: Name,
  timeZone: TimeZone,
  /** In which language, and so in which order, dates are written. */
  dateLocale: DateLocale,
  /** Null until one is chosen: each browser shows what it has. */
  theme: ThemeChoice.nullable(),
  keys: KeyPreference,
});
export type AccountProfile = z.infer<typeof AccountProfile>;
export const EditAccount = editOf(AccountProfile);
export type EditAccount = z.infer<typeof EditAccount>;

export const PICTURE_TYPES = ['image/webp', 'image/jpeg'] as const;
export const PictureType = z.enum(PICTURE_TYPES);
export type PictureType = z.infer<typeof PictureType>;
/** Bytes. */
export const MAX_PICTURE = 32 * 1024;
/** Pixels on each side, as browsers make it. */
export const PICTURE_SIDE = 128;
const MAX_BASE64 = Math.ceil(MAX_PICTURE / 3) * 4;
/** SHA-256 of a picture: another picture has another address. */
export const PictureHash = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256');

const bytesIn = (base64: string): number => (base64.length / 4) * 3 - (/=*$/.exec(base64)?.[0].length ?? 0);

/** A small square picture, as the browser made it. */
export const NewPicture = z.strictObject({
  type: PictureType,
  content: z
    .string()
    .min(1, 'must not be empty')
    .max(MAX_BASE64, 'must have at most 32 kB')
    .pipe(z.base64('must be base64'))
    .refine((base64) => bytesIn(base64) <= MAX_PICTURE, 'must have at most 32 kB'),
});
export type NewPicture = z.infer<typeof NewPicture>;

export const AccountView = AccountProfile.extend({
  id: AccountId,
  email: Email,
  /** Whether somebody who reads its mail has said that the address is theirs. */
  emailConfirmed: z.boolean(),
  picture: PictureHash.nullable(),
  version: Version,
});
export type AccountView = z.infer<typeof AccountView>;

export const ChangeEmail = z.strictObject({ email: Email, password: TypedPassword });
export type ChangeEmail = z.infer<typeof ChangeEmail>;
export const ChangePassword = z.strictObject({ current: TypedPassword, password: Password });
export type ChangePassword = z.infer<typeof ChangePassword>;

/** A browser in which somebody is signed in. */
export const OpenSessionView = z.strictObject({
  id: SessionId,
  /** Browser and system, such as "Firefox on Linux"; empty where nothing is known. */
  device: z.string(),
  createdAt: Timestamp,
  lastSeenAt: Timestamp,
  /** Whether it is the one that asks. */
  current: z.boolean(),
});
export type OpenSessionView = z.infer<typeof OpenSessionView>;

export const accountApi = {
  update: endpoint({
    method: 'PATCH',
    path: '/account',
    summary: 'Change the name, zone, language of dates, theme or keys of one’s account',
    body: EditAccount,
    response: AccountView,
  }),
  setPicture: endpoint({
    method: 'PUT',
    path: '/account/picture',
    summary: 'Set one’s picture',
    body: NewPicture,
    response: AccountView,
  }),
  removePicture: endpoint({
    method: 'DELETE',
    path: '/account/picture',
    summary: 'Remove one’s picture',
    response: AccountView,
  }),
  picture: endpoint({
    method: 'GET',
    path: '/accounts/:accountId/pictures/:hash',
    summary: 'The picture of somebody with whom one shares an organization',
    params: z.strictObject({ accountId: AccountId, hash: PictureHash }),
    response: z.unknown(),
    stream: 'download',
  }),
  sessions: endpoint({
    method: 'GET',
    path: '/account/sessions',
    summary: 'Where one is signed in, newest first',
    query: PageQuery,
    response: pageOf(OpenSessionView),
  }),
  endSession: endpoint({
    method: 'DELETE',
    path: '/account/sessions/:sessionId',
    summary: 'End one of one’s sessions',
    params: z.strictObject({ sessionId: SessionId }),
    response: Done,
  }),
  endOthers: endpoint({
    method: 'DELETE',
    path: '/account/other-sessions',
    summary: 'End all of one’s sessions but this one',
    response: Done,
  }),
  // Below `/auth`, where browsers send what tells that they are known.
  signOutEverywhere: endpoint({
    method: 'POST',
    path: '/auth/sign-out-everywhere',
    summary: 'End all of one’s sessions, this one included',
    response: Done,
  }),
  changeEmail: endpoint({
    method: 'POST',
    path: '/auth/email',
    summary:
      'Sign in with another e-mail address: from now on, or once a link sent to it was followed where mail leaves',
    body: ChangeEmail,
    response: AccountView,
  }),
  askConfirmation: endpoint({
    method: 'POST',
    path: '/auth/address-confirmation',
    summary: 'Have a link sent that confirms one’s e-mail address',
    response: Done,
  }),
  changePassword: endpoint({
    method: 'POST',
    path: '/auth/password',
    summary: 'Change one’s password, and end all other sessions',
    body: ChangePassword,
    response: Done,
  }),
} as const;
