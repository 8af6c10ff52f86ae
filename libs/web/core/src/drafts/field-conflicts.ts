import { type EditConflict } from '@certitude/contracts';
import { type Author, type Conflict } from './merge';

/** A conflict as it is shown beside its field. */
export interface ShownConflict {
  readonly by: Author | null;
  readonly at: string | null;
  readonly theirs: string;
  readonly mine: string;
  readonly canCombine: boolean;
}

/** How a form speaks of its fields. */
export interface FieldWords<T extends object> {
  /** Long texts, which two people's changes of can be edited together. */
  readonly texts?: readonly (keyof T & string)[];
  /** A value in words, where it is no text: a person, a date. */
  readonly describe?: (field: keyof T & string, value: unknown) => string;
}

/** A conflict in the words of its form. */
export function shownConflict<T extends object>(
  { field, by, at, theirs }: Conflict<T>,
  values: T,
  { texts = [], describe = inWords }: FieldWords<T>,
): ShownConflict {
  return {
    ...{ by, at, canCombine: texts.includes(field) },
    theirs: describe(field, theirs),
    mine: describe(field, values[field]),
  };
}

/**
 * What the server found, in fields of the form. What the form does not have is left out.
 * @param self the account of the person who typed
 */
export function conflictsOf<T extends object>(
  found: readonly EditConflict[],
  values: T,
  { fieldsOf = asNamed, self }: FieldNames<T>,
): Conflict<T>[] {
  return found.flatMap(({ field, theirs, by, at }) =>
    Object.entries(fieldsOf(field, theirs))
      .filter(([name]) => name in values)
      .map(([name, value]): Conflict<T> => {
        const own = name as keyof T & string;
        const author = { name: by.name, isSelf: by.id === self };
        return { field: own, theirs: likeForm(value, values[own]), by: author, at };
      }),
  );
}

interface FieldNames<T extends object> {
  /** Fields of the form for a field on the wire; left out where both are named alike. */
  readonly fieldsOf?: (field: string, theirs: unknown) => Partial<T>;
  readonly self: string | null;
}

const asNamed = <T>(name: string, theirs: unknown): Partial<T> => ({ [name]: theirs }) as Partial<T>;

/** The wire says null where a text field of a form is empty. */
const likeForm = (theirs: unknown, mine: unknown): unknown =>
  theirs === null && typeof mine === 'string' ? '' : theirs;

const inWords = (_: string, value: unknown): string => (value === '' || value === null ? '(nothing)' : String(value));
