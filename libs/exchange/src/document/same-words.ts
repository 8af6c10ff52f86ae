const words = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Whether two texts have the same words, whatever blanks and line ends an editor put between them. */
export const saysTheSame = (was: string | undefined, now: string): boolean => words(was ?? '') === words(now);

/** The text of now, unless it says nothing, or the same as before. */
export function otherwise(was: string | undefined, now: string | undefined): string | undefined {
  return now === undefined || words(now) === '' || saysTheSame(was, now) ? was : now;
}

/** Whether two names are one person's, as far as names can tell. */
export const isSamePerson = (one: string, other: string): boolean =>
  words(one).toLowerCase() === words(other).toLowerCase();
