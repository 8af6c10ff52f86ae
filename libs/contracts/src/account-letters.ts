import * as z from 'zod';

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
} as const;
export type AccountLetterKind = keyof typeof ACCOUNT_LETTERS;
export type AccountLetterParameters<K extends AccountLetterKind> = z.output<(typeof ACCOUNT_LETTERS)[K]>;
