import { type Draft, type DraftKey } from './drafts';
import { type Origin, type Typed } from './merge';

/** Whose text it is: a person's, in one organization. */
export interface Owner {
  readonly account: string | null;
  readonly organization: string | null;
}

/** What a form keeps in the browser: what was typed, and the id for what it may create. */
export interface Content<T> {
  readonly id: string;
  readonly typed: Typed<T>;
}

/** Where the text of a form is kept; nowhere before anybody is signed in. */
export const keyOf = (
  { account, organization }: Owner,
  { name, subject }: { readonly name: string; readonly subject?: () => string },
): DraftKey | null => (account === null ? null : { account, organization, form: name, subject: subject?.() ?? '' });

export const isSameKey = (one: DraftKey | null, other: DraftKey | null): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** A form that nobody has typed into. */
export const untouched = <T>(values: T): Typed<T> => ({
  values,
  origin: { base: values, version: 0, newest: 0, conflicts: [] },
});

/** What was kept, with fields that the form has had since; nothing when it is of another shape. */
export function contentOf<T extends object>({ content }: Draft, empty: T): Content<T> | null {
  const kept = content as Partial<Content<T>> | null;
  const origin = kept?.typed?.origin as Partial<Origin<T>> | undefined;
  if (typeof kept?.id !== 'string' || !kept.typed || !origin?.base || typeof origin.version !== 'number') return null;
  const { version, newest = version, base } = origin;
  return {
    id: kept.id,
    typed: {
      values: { ...empty, ...kept.typed.values },
      origin: { base: { ...empty, ...base }, version, newest, conflicts: origin.conflicts ?? [] },
    },
  };
}
