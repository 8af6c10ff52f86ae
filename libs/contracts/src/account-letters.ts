import * as z from 'zod';
import { Email } from './account';
import { Timestamp } from './primitives';

/**
 * Letters to a person as such, whatever their organizations: what their account needs. A letter waits in the table in which
 * it was asked for, in the transaction that made it true; what it needs beside the addressee are ids and names, never a
 * secret: those are made when it is written.
 */
export const ACCOUNT_LETTERS = {
  /** Somebody says that they forgot the password. */
  'password-forgotten': z.strictObject({}),
  /** The password was set by a link. */
  'password-set': z.strictObject({}),
  /** Somebody wants to make an account with an address that has none. */
  'sign-up': z.strictObject({}),
  /** The same, with one that has. */
  'sign-up-known': z.strictObject({}),
  /** Somebody says that the address of their account is theirs. */
  'address-confirmation': z.strictObject({}),
  /** To the address that is to be an account's from now on; to that of somebody else's account; to the one before. */
  'address-change': z.strictObject({}),
  'address-change-taken': z.strictObject({}),
  'address-change-asked': z.strictObject({ email: Email }),
  /** To both, once it is so. */
  'address-changed': z.strictObject({ email: Email }),
  /** Somebody signed in with a browser that was not known. */
  'new-device': z.strictObject({ device: z.string(), at: Timestamp }),
} as const;
export type AccountLetterKind = keyof typeof ACCOUNT_LETTERS;
export type AccountLetterParameters<K extends AccountLetterKind> = z.output<(typeof ACCOUNT_LETTERS)[K]>;
