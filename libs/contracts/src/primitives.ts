import * as z from 'zod';
import { nameProblem, textProblem, withPlainLineEnds, withoutInvisible } from './text';

/** The years that every side reads alike: JavaScript, PostgreSQL, spreadsheets, calendars of people alive. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2200;
const inYears = (value: string): boolean => {
  const year = Number(value.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR;
};
const years = `must be between the years ${FIRST_YEAR} and ${LAST_YEAR}`;

/** A moment, as JSON gives it: ISO 8601 in UTC. */
export const Timestamp = z.iso.datetime('must be a moment like 2026-03-31T12:00:00Z').refine(inYears, years);
/** A date without a time, in the organization's zone: `2026-03-31`. */
export const DateOnly = z.iso.date('must be a date like 2026-03-31').refine(inYears, years);

/** The largest number that a column of the database and every reader of JSON takes. */
export const MAX_INTEGER = 2_147_483_647;
/** A whole number from 0, such as a count or a version. */
export const WholeNumber = z.number().int('must be a whole number').min(0).max(MAX_INTEGER);

/** More than this is not looked at: cleaning takes time. */
const LONGEST_TYPED = 2_000;

/** A word or line of at most `most` characters that a person types, cleaned of what nobody sees; may be empty. */
export const line = (most: number) =>
  z
    .string()
    .max(LONGEST_TYPED, `must have at most ${most} characters`)
    .superRefine(refusing(nameProblem))
    .transform(withoutInvisible)
    .pipe(z.string().max(most, `must have at most ${most} characters`));

/** A short name that a person types, cleaned of what nobody sees. */
export const Name = line(200).pipe(z.string().min(1, 'must not be empty'));
/** Text of several lines and at most `most` characters; may be empty. */
export const text = (most: number) =>
  z
    .string()
    .max(most, `must have at most ${most.toLocaleString('en')} characters`)
    .transform(withPlainLineEnds)
    .superRefine(refusing(textProblem))
    .transform((typed) => typed.trim());
/** Free text of some length; may be empty. */
export const FreeText = text(20_000);

function refusing(problemOf: (text: string) => string | undefined) {
  return (text: string, context: z.RefinementCtx<string>): void => {
    const message = problemOf(text);
    if (message !== undefined) context.addIssue({ code: 'custom', message, input: text });
  };
}

/** An IANA time zone that JavaScript and PostgreSQL read alike. */
export const TimeZone = z.string().max(64).refine(isTimeZone, 'must be an IANA time zone like Europe/Prague');

/**
 * Only names of a place, and UTC: offsets and abbreviations mean different zones to different readers (`+02:00` is west of
 * Greenwich to PostgreSQL, `IST` is India's, Israel's or Ireland's).
 */
function isTimeZone(name: string): boolean {
  if (name !== 'UTC' && !/^(?!SystemV\/|posix\/|right\/)[A-Z][A-Za-z_]+(\/[A-Z][A-Za-z0-9_+-]*){1,2}$/.test(name))
    return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The zone of a browser as it may be stored: what only this browser understands becomes UTC. */
export const storableTimeZone = (name: string): string => TimeZone.safeParse(name).data ?? 'UTC';

/** A language, and where it is spoken: `en-GB`. Nothing that would choose another calendar or other digits. */
export const DateLocale = z.string().max(20).refine(isDateLocale, 'must be a language like en-GB');

function isDateLocale(tag: string): boolean {
  const isPlain = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(tag);
  return isPlain && Intl.DateTimeFormat.supportedLocalesOf([tag]).length === 1;
}

/** The language of a browser as it may be stored. */
export const storableDateLocale = (tag: string): string => DateLocale.safeParse(tag).data ?? 'en-GB';

export const MAX_PAGE = 100;

/** Query of every list: at most `limit` items, after the cursor that the page before gave as `next`. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
  after: z.string().max(200).optional(),
});
export type PageQuery = z.infer<typeof PageQuery>;

/** In which direction a list is ordered. */
export const Order = z.enum(['asc', 'desc']);
export type Order = z.infer<typeof Order>;
/** A condition that an address names, or leaves out. */
export const Flag = z.literal('yes');

/** Lists of what is worked with, and of what was archived. */
export const Standing = z.enum(['active', 'archived']);
export type Standing = z.infer<typeof Standing>;

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
