import { type Id, type Page, Uuid } from '@certitude/contracts';
import { z } from 'zod';
import { AppError } from '../errors/app-error';

/**
 * The id a page starts after. Every cursor is the id of the last item of the page before.
 * @returns null for the first page
 * @throws AppError `request.invalid` when the cursor is no id
 */
export function cursorId<I extends Id<string>>(after: string | undefined): I | null {
  if (after === undefined) return null;
  const parsed = Uuid.safeParse(after);
  if (!parsed.success) throw wrongCursor();
  return parsed.data as I;
}

/** The refusal of a cursor that no page gave. */
export const wrongCursor = (): AppError =>
  new AppError('request.invalid', undefined, [
    { path: 'query.after', message: 'must be the "next" of the page before' },
  ]);

/** Where a page of a list by due date starts: after this date (null: among what has none), and there after this id. */
export interface DuePlace {
  readonly dueOn: string | null;
  readonly id: string;
}
const DueCursor = z.tuple([z.iso.date().or(z.literal('')), Uuid]);

/** The cursor of lists by due date, those without one last, then by id. */
export const dueCursorOf = ({ dueOn, id }: DuePlace): string => `${dueOn ?? ''}~${id}`;

/**
 * @returns null for the first page
 * @throws AppError `request.invalid` when the cursor is none of `dueCursorOf`
 */
export function duePlace(after: string | undefined): DuePlace | null {
  if (after === undefined) return null;
  const parsed = DueCursor.safeParse(after.split('~'));
  if (!parsed.success) throw wrongCursor();
  const [dueOn, id] = parsed.data;
  return { dueOn: dueOn === '' ? null : dueOn, id };
}

/** Where a page of a list by time starts: after this moment, and there after this id. */
export interface MomentPlace {
  /** Microseconds since 1970, as the database counts; more than a date of ours holds. */
  readonly moment: string;
  readonly id: string;
}
const MomentCursor = z.tuple([z.string().regex(/^\d{1,16}$/), Uuid]);

/** The cursor of lists by time, then by id. */
export const momentCursorOf = ({ moment, id }: MomentPlace): string => `${moment}~${id}`;

/**
 * @returns null for the first page
 * @throws AppError `request.invalid` when the cursor is none of `momentCursorOf`
 */
export function momentPlace(after: string | undefined): MomentPlace | null {
  if (after === undefined) return null;
  const parsed = MomentCursor.safeParse(after.split('~'));
  if (!parsed.success) throw wrongCursor();
  const [moment, id] = parsed.data;
  return { moment, id };
}

/**
 * One page of a list.
 * @param rows what was found, asked for with `limit + 1`: the one too many says that there is a next page
 * @param limit items of a page
 * @param idOf the id by which the next page goes on
 */
export function toPage<T>(rows: readonly T[], limit: number, idOf: (row: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last !== undefined ? idOf(last) : null };
}
