import * as z from 'zod';
import { type AccountId, AssessmentId, ResponseId } from '../ids';

/** Name of the one shared fragment of a note's Yjs document, as the editor binds it. */
export const NOTE_FRAGMENT = 'rationale';

const count = z.number().int().nonnegative();
const YjsId = z.strictObject({ client: count, clock: count });
/** A relative position of Yjs: next to an item, or at an end of a type or of the whole note. */
const NotePosition = z
  .strictObject({
    item: YjsId.nullish(),
    type: YjsId.nullish(),
    tname: z.literal(NOTE_FRAGMENT).nullish(),
    assoc: z.union([z.literal(-1), z.literal(0), z.literal(1)]).optional(),
  })
  .refine(({ item, type, tname }) => item || type || tname, 'must be somewhere');
const Position = z
  .string()
  .max(200)
  .refine((json) => NotePosition.safeParse(jsonOf(json)).success, 'must be a place in a note');

/** What a text says as JSON; undefined when it says nothing. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A selection in a note, as the editor binding describes it (JSON); only people in the same note receive it. */
export const Cursor = z.strictObject({ anchor: Position, head: Position });
export const Presence = z.strictObject({
  assessment: AssessmentId,
  response: ResponseId.nullable(),
  cursor: Cursor.nullable(),
});
export type Presence = z.infer<typeof Presence>;

/** One person's tab in the assessment; the server stamps who it is. */
export interface PersonPresence {
  readonly connection: string;
  readonly account: AccountId;
  readonly name: string;
  readonly response: ResponseId | null;
  readonly cursor: z.infer<typeof Cursor> | null;
}

/** Server → room: presence that changed since the last frame, and connections that left. */
export interface PresenceFrame {
  readonly assessment: AssessmentId;
  readonly people: readonly PersonPresence[];
  readonly gone: readonly string[];
}
