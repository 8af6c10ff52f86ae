import { AccountId, Cursor, LIVE_LIMITS, ResponseId } from '@certitude/contracts';
import * as z from 'zod';

const count = z.number().int().nonnegative();
const Connection = z.string().min(1).max(64);
const Place = { response: ResponseId.nullable(), cursor: Cursor.nullable() };

/** Somebody's tab, as the node tells that it is connected to. */
const ToldPerson = z.strictObject({
  connection: Connection,
  account: AccountId,
  name: z.string().max(1_000),
  ...Place,
});
export type ToldPerson = z.infer<typeof ToldPerson>;
/** Where somebody is now of whom it has been told who they are. */
const ToldMove = z.tuple([Connection, Place.response, Place.cursor]);
export type ToldMove = z.infer<typeof ToldMove>;

/** What nodes that have the same assessment open tell one another. A cache of what is true: who doubts asks the database. */
export const NodeMessage = z.discriminatedUnion('kind', [
  /** The assessment is open here, and the copy of its stream reaches so far. */
  z.strictObject({
    kind: z.literal('here'),
    head: count,
    /** Whether the others are to say the same, and who is with them. */
    asks: z.boolean(),
  }),
  /** Operations that are committed, packed as for a browser; binary is base64. */
  z.strictObject({
    kind: z.literal('operations'),
    first: count,
    operations: z.array(z.array(z.unknown()).min(6)).min(1).max(LIVE_LIMITS.operationsPerCommit),
  }),
  /** People of one node who left, came and moved, in this order. */
  z.strictObject({
    kind: z.literal('people'),
    /** Grows with each such message of a node. */
    number: count,
    gone: z.array(Connection),
    came: z.array(ToldPerson),
    moved: z.array(ToldMove),
    /** Which of how many messages that together name everybody; null for news alone. */
    part: z.tuple([count, count]).nullable(),
  }),
  /** The assessment is not open here any more. */
  z.strictObject({ kind: z.literal('left') }),
]);
export type NodeMessage = z.infer<typeof NodeMessage>;
/** News of the people on one node. */
export type PeopleNews = Extract<NodeMessage, { readonly kind: 'people' }>;

/** @returns null for what is no message that this version understands */
export function readNodeMessage(text: string): NodeMessage | null {
  try {
    return NodeMessage.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
