import * as Y from 'yjs';
import { integrates, type Struct, type StructQueues } from './integration';
import { NOTE_FRAGMENT } from './note-fragment';

/**
 * What a note contains, as far as accepting the next update needs to know: per Yjs client the next free clock, and the
 * stored size in bytes. Immutable, so that a batch can be decided and thrown away if its commit fails.
 */
export interface NoteClocks {
  readonly next: ReadonlyMap<number, number>;
  readonly bytes: number;
}

/** Outcome of checking an update: the clocks after it, or why it must not enter the stream. */
export type UpdateCheck =
  | {
      readonly ok: true;
      readonly clocks: NoteClocks;
      /** False when everything in it was there already. */ readonly changes: boolean;
    }
  | { readonly ok: false; readonly code: 'invalid' | 'gap' };

/** Clocks of a note without content. */
export const NO_CLOCKS: NoteClocks = { next: new Map(), bytes: 0 };

/**
 * Clocks of a stored note.
 * @param state Yjs state (one update) or null for a note that was never written.
 * @throws when the stored state is corrupt.
 */
export const noteClocksOf = (state: Uint8Array | null): NoteClocks =>
  state === null ? NO_CLOCKS : { next: Y.parseUpdateMeta(state).to, bytes: state.byteLength };

/** The same clocks after compaction, when the note takes `bytes` bytes. */
export const compacted = (clocks: NoteClocks, bytes: number): NoteClocks => ({ next: clocks.next, bytes });

/** One update with the content of all. Works without building a document. */
export const mergeUpdates = (updates: readonly Uint8Array[]): Uint8Array => Y.mergeUpdates([...updates]);

/**
 * Whether everything an update rests on is present, so that it can be applied now by everybody who has the note, and
 * whether it holds only what a note may hold. Never throws; builds no document.
 * @param update Yjs update, version 1, from anywhere.
 * @returns `gap` when something it rests on is missing, `invalid` for corrupt bytes or foreign content.
 */
export const checkUpdate = (clocks: NoteClocks, update: Uint8Array): UpdateCheck => {
  const decoded = decode(update);
  const queues = queuesOf(decoded?.structs ?? []);
  if (!decoded || !isWellFormed(decoded) || queues.size !== blocksIn(update)) return { ok: false, code: 'invalid' };
  const next = new Map(clocks.next);
  if (!integrates(next, queues) || !deletesKnown(next, decoded)) return { ok: false, code: 'gap' };
  const grew = [...queues.keys()].some((client) => next.get(client) !== clocks.next.get(client));
  return {
    ok: true,
    changes: grew || decoded.ds.clients.size > 0,
    clocks: { next, bytes: clocks.bytes + update.byteLength },
  };
};

type Decoded = ReturnType<typeof Y.decodeUpdate>;

const decode = (update: Uint8Array): Decoded | null => {
  try {
    return Y.decodeUpdate(update);
  } catch {
    return null;
  }
};

const end = (struct: Struct): number => struct.id.clock + struct.length;

const ALLOWED = [Y.ContentString, Y.ContentFormat, Y.ContentAny, Y.ContentDeleted, Y.ContentType] as const;

/** A note holds elements, text and their attributes below one root: no other root, no binary, no nested documents. */
const isNoteContent = (struct: Struct): boolean => {
  if (struct.length <= 0 || !Number.isSafeInteger(end(struct))) return false;
  if (!(struct instanceof Y.Item)) return true;
  if (typeof struct.parent === 'string' && struct.parent !== NOTE_FRAGMENT) return false;
  const { content } = struct;
  if (content instanceof Y.ContentType)
    return content.type instanceof Y.XmlElement || content.type instanceof Y.XmlText;
  return ALLOWED.some((kind) => content instanceof kind);
};

/** Pieces per Yjs client, in clock order. */
const queuesOf = (structs: readonly Struct[]): StructQueues => {
  const queues = new Map<number, Struct[]>();
  for (const struct of structs) {
    const queue = queues.get(struct.id.client);
    if (queue) queue.push(struct);
    else queues.set(struct.id.client, [struct]);
  }
  return queues;
};

/** The number an update starts with: of blocks, one per client. Where a client has two, Yjs drops the first silently. */
const blocksIn = (update: Uint8Array): number => {
  let blocks = 0;
  for (const [index, byte] of update.entries()) {
    blocks += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) break;
  }
  return blocks;
};

const isWellFormed = (decoded: Decoded): boolean =>
  decoded.structs.every(isNoteContent) &&
  deletions(decoded).every(({ clock, len }) => len > 0 && Number.isSafeInteger(clock + len));

const deletesKnown = (next: ReadonlyMap<number, number>, decoded: Decoded): boolean =>
  deletions(decoded).every(({ client, clock, len }) => clock + len <= (next.get(client) ?? 0));

const deletions = (decoded: Decoded) =>
  [...decoded.ds.clients].flatMap(([client, items]) => items.map(({ clock, len }) => ({ client, clock, len })));
