import * as z from 'zod';

/** A moment, as JSON gives it: ISO 8601 in UTC. */
export const Timestamp = z.iso.datetime();
/** A date without a time, in the organization's zone: `2026-03-31`. */
export const DateOnly = z.iso.date('must be a date like 2026-03-31');

/** A short name that a person types; surrounding space is dropped. */
export const Name = z.string().trim().min(1, 'must not be empty').max(200, 'must have at most 200 characters');
/** Free text of some length; may be empty. */
export const FreeText = z.string().trim().max(20_000, 'must have at most 20,000 characters');

/** An IANA time zone known to this runtime. */
export const TimeZone = z.string().refine(isTimeZone, 'must be an IANA time zone like Europe/Prague');

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const MAX_PAGE = 100;

/** Query of every list: at most `limit` items, after the cursor that the page before gave as `next`. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
  after: z.string().max(200).optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** One page of a list; `next` is null on the last one. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}

/** The answer of a command that has nothing to tell. */
export const Done = z.strictObject({ done: z.literal(true) });
export type Done = z.infer<typeof Done>;
