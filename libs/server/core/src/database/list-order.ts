import { type Order, Uuid } from '@certitude/contracts';
import * as z from 'zod';
import { wrongCursor } from '../http/paging';

type KeyType = 'date' | 'bigint' | 'text';

/** By what a list is ordered, before ids make the order whole: SQL that is never null. */
export interface ListOrder {
  readonly key: string;
  readonly type: KeyType;
  readonly direction: Order;
}
/** Where the page before ended. */
export interface KeyPlace {
  readonly key: string;
  readonly id: string;
}

const KEYS: Readonly<Record<KeyType, z.ZodType<string>>> = {
  date: z.iso.date().or(z.enum(['infinity', '-infinity'])),
  bigint: z.string().regex(/^\d{1,18}$/),
  text: z.string().refine((text) => !text.includes('\0')),
};
/** What cursors of lists by due date said of what has none. */
const NO_DATE = { '': 'infinity' } as Readonly<Record<string, string>>;

/** The cursor of a list that is ordered by a key. */
export const keyCursorOf = ({ key, id }: KeyPlace): string => `${encodeURIComponent(key)}~${id}`;

/**
 * @returns null for the first page
 * @throws AppError `request.invalid` when the cursor is none of a list in this order
 */
export function keyPlace(after: string | undefined, { type }: ListOrder): KeyPlace | null {
  if (after === undefined) return null;
  const end = after.lastIndexOf('~');
  const [key, id] = [after.slice(0, Math.max(end, 0)), after.slice(end + 1)];
  const parsed = z.tuple([KEYS[type], Uuid]).safeParse([decoded(type === 'date' ? (NO_DATE[key] ?? key) : key), id]);
  if (!parsed.success || end < 0) throw wrongCursor();
  return { key: parsed.data[0], id: parsed.data[1] };
}

/** What comes after a place, in SQL. @param id column @param place SQL of the place's key and id */
export const comesAfter = (
  order: ListOrder,
  id: string,
  place: { readonly key: string; readonly id: string },
): string =>
  `(${order.key}, ${id}) ${order.direction === 'asc' ? '>' : '<'} (cast(${place.key} as ${order.type}), cast(${place.id} as uuid))`;

function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}
