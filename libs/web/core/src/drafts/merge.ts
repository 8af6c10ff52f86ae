import { differing } from '@certitude/contracts';

/** What the server has of something, as a form shows it, and as which version. */
export interface Saved<T> {
  readonly version: number;
  readonly values: T;
}

/** Who saved it: somebody else, or the same person in another window or device. */
export interface Author {
  readonly name: string;
  readonly isSelf: boolean;
}

/** A field that somebody else saved differently since the person began to type in it. */
export interface Conflict<T> {
  readonly field: keyof T & string;
  readonly theirs: unknown;
  /** Who saved it and when, where that is known. */
  readonly by: Author | null;
  readonly at: string | null;
}

/** What a form's values are compared with. */
export interface Origin<T> {
  /** What was there when the person began; a field that equals it is untouched. */
  readonly base: T;
  /** The version that the person has seen of every field they changed. */
  readonly version: number;
  /** The newest version that arrived. It counts as seen once no conflict is left. */
  readonly newest: number;
  readonly conflicts: readonly Conflict<T>[];
}
export interface Typed<T> {
  readonly values: T;
  readonly origin: Origin<T>;
}

/** Only what the person changed. */
export const changesIn = <T extends object>({ values, origin }: Typed<T>): Partial<T> =>
  pick(values, differing(values, origin.base) as (keyof T & string)[]);

export const isChanged = <T extends object>(typed: Typed<T>): boolean => Object.keys(changesIn(typed)).length > 0;

/** The version to send: what arrived counts as seen when nothing of it collides with what was typed. */
export const seenVersion = <T>({ version, newest, conflicts }: Origin<T>): number =>
  conflicts.length > 0 ? version : Math.max(version, newest);

/**
 * News from the server: untouched fields follow it, typed ones stay, and what collides stands beside them. What is older
 * than the newest version that was heard of is no news.
 */
export function arrive<T extends object>({ values, origin }: Typed<T>, saved: Saved<T>): Typed<T> {
  if (saved.version < origin.newest) return { values, origin };
  const news = new Set(differing(saved.values, origin.base));
  const typed = new Set(Object.keys(changesIn({ values, origin })));
  const collides = (field: string): boolean => typed.has(field) && news.has(field);
  const next = { values: { ...values }, base: { ...origin.base } };
  const conflicts: Conflict<T>[] = [];
  for (const field of Object.keys(saved.values) as (keyof T & string)[]) {
    const theirs = saved.values[field];
    if (collides(field) && !isSame(theirs, values[field]))
      conflicts.push(knownAs(origin, field, theirs) ?? { field, theirs, by: null, at: null });
    else next.base[field] = theirs;
    if (!typed.has(field)) next.values[field] = theirs;
  }
  const newest = Math.max(origin.newest, saved.version);
  const version = conflicts.length > 0 ? origin.version : newest;
  return { values: next.values, origin: { base: next.base, version, newest, conflicts } };
}

/** Who saved a text is known of that text only: a later one is another conflict. */
const knownAs = <T>({ conflicts }: Origin<T>, field: string, theirs: unknown): Conflict<T> | undefined =>
  conflicts.find((known) => known.field === field && isSame(known.theirs, theirs));

const isSame = (one: unknown, other: unknown): boolean => differing({ value: one }, { value: other }).length === 0;

/** The server refused: what others saved stands beside what was typed. */
export function refuse<T extends object>(origin: Origin<T>, version: number, found: readonly Conflict<T>[]): Origin<T> {
  const fields = new Set(found.map(({ field }) => field));
  const others = origin.conflicts.filter(({ field }) => !fields.has(field));
  return { ...origin, newest: Math.max(origin.newest, version), conflicts: [...others, ...found] };
}

/** The person decided about a conflict: theirs is what the field is compared with from now on. */
export function settle<T extends object>(typed: Typed<T>, { field, theirs }: Conflict<T>, value: unknown): Typed<T> {
  const { origin } = typed;
  const conflicts = origin.conflicts.filter((other) => other.field !== field);
  const version = conflicts.length > 0 ? origin.version : Math.max(origin.version, origin.newest);
  return {
    values: { ...typed.values, [field]: value },
    origin: { ...origin, base: { ...origin.base, [field]: theirs }, version, conflicts },
  };
}

/** Both texts, to be made one by hand. */
export const together = (mine: unknown, theirs: unknown): string => `${String(mine)}\n\n${String(theirs)}`;

const pick = <T extends object>(values: T, fields: readonly (keyof T & string)[]): Partial<T> =>
  Object.fromEntries(fields.map((field) => [field, values[field]])) as Partial<T>;
