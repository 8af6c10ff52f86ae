import { LIVE_LIMITS } from '@certitude/contracts';
import * as Y from 'yjs';
import { integrates } from './integration';
import { NoteOrder, type Misplaced } from './note/note-order';
import { NOTE_LIMITS } from './note/note-schema';
import { readNoteUpdate, type Deletion, type NoteUpdate, type UpdateBounds } from './note/note-update';

/**
 * What a note contains, as far as accepting the next update needs to know: per Yjs client the next free clock, and the
 * stored size in bytes. A batch can be decided on it and thrown away if its commit fails.
 */
export interface NoteClocks {
  readonly next: ReadonlyMap<number, number>;
  readonly bytes: number;
  /**
   * Where its pieces stand, up to `next` or further: it follows the latest check, and goes back when an earlier one is
   * asked again. Null for an empty note; `closed` for content that nobody can put together, which takes no more.
   */
  readonly order: NoteOrder | null | 'closed';
  /** What places were found by so far: characters passed, and deletions, which cut pieces apart. */
  readonly work: { readonly passed: number; readonly deletions: number };
}

/** Outcome of checking an update: the clocks after it, or why it must not enter the stream. */
export type UpdateCheck =
  | {
      readonly ok: true;
      readonly clocks: NoteClocks;
      /** False when everything in it was there already. */ readonly changes: boolean;
    }
  | { readonly ok: false; readonly code: 'gap' | 'quarantined' | Misplaced };

const NO_WORK: NoteClocks['work'] = { passed: 0, deletions: 0 };

/** Clocks of a note without content. */
export const NO_CLOCKS: NoteClocks = { next: new Map(), bytes: 0, order: null, work: NO_WORK };

/** A stored note is as large as a note may be, whatever it was made of. */
const STORED: UpdateBounds = {
  judged: false,
  pieces: LIVE_LIMITS.noteBytes,
  deletions: LIVE_LIMITS.noteBytes,
  clients: NOTE_LIMITS.clientsPerNote,
};
const SENT: UpdateBounds = {
  judged: true,
  pieces: NOTE_LIMITS.piecesPerUpdate,
  deletions: NOTE_LIMITS.deletionsPerUpdate,
  clients: NOTE_LIMITS.clientsPerUpdate,
};

/**
 * Clocks of a stored note. Never throws: content that cannot be read, or put together, closes the note for more.
 * @param state Yjs state (one update) or null for a note that was never written.
 */
export const noteClocksOf = (state: Uint8Array | null): NoteClocks => {
  if (state === null) return NO_CLOCKS;
  const update = read(state, STORED);
  if (!update) return CLOSED_CLOCKS;
  const order = new NoteOrder();
  const next = new Map<number, number>();
  order.startFrom(next, { mayPass: NOTE_LIMITS.passedPerNote, judged: false });
  if (placeAll(order, next, update)) return CLOSED_CLOCKS;
  const work = { passed: order.passed, deletions: update.deletions.length };
  return { next, bytes: state.byteLength, order, work };
};

/** Clocks of a note that is set apart: whatever is written to it is refused. */
export const CLOSED_CLOCKS: NoteClocks = { next: new Map(), bytes: 0, order: 'closed', work: NO_WORK };

/** The same clocks after compaction, when the note takes `bytes` bytes. */
export const compacted = (clocks: NoteClocks, bytes: number): NoteClocks => ({ ...clocks, bytes });

/** One update with the content of all. Works without building a document. */
export const mergeUpdates = (updates: readonly Uint8Array[]): Uint8Array => Y.mergeUpdates([...updates]);

/**
 * Whether everything an update rests on is present, so that it can be applied now by everybody who has the note, whether
 * it holds only what a note may hold, and whether putting it in its place is little work. Never throws; builds no
 * document.
 * @param update Yjs update, version 1, from anywhere.
 * @returns `gap` when something it rests on is missing, `invalid` for corrupt bytes or foreign content, `too_large` when
 * the note would become too large, too deep or too laborious.
 */
export const checkUpdate = (clocks: NoteClocks, update: Uint8Array): UpdateCheck => {
  const decoded = read(update, SENT);
  if (clocks.order === 'closed') return { ok: false, code: 'quarantined' };
  if (!decoded) return { ok: false, code: 'invalid' };
  const order = clocks.order ?? new NoteOrder();
  order.startFrom(clocks.next, { mayPass: NOTE_LIMITS.passedPerUpdate, judged: true });
  const next = new Map(clocks.next);
  const problem = placeAll(order, next, decoded);
  const work = {
    passed: clocks.work.passed + order.passed,
    deletions: clocks.work.deletions + decoded.deletions.length,
  };
  const code = problem ?? (isTooMuch(order, work) ? 'too_large' : null);
  if (code) return { ok: false, code };
  const grew = [...decoded.pieces.keys()].some((client) => next.get(client) !== clocks.next.get(client));
  return {
    ok: true,
    changes: grew || decoded.deletions.length > 0,
    clocks: { next, bytes: clocks.bytes + update.byteLength, order, work },
  };
};

const read = (update: Uint8Array, bounds: UpdateBounds): NoteUpdate | null => {
  try {
    return readNoteUpdate(update, bounds);
  } catch {
    return null;
  }
};

/** @returns why not all of it can stand where it wants to; null when it stands */
const placeAll = (order: NoteOrder, next: Map<number, number>, update: NoteUpdate): 'gap' | Misplaced | null => {
  let misplaced: Misplaced | null = null;
  const fits = integrates(next, update.pieces, (piece, known) => {
    misplaced = piece.item && order.place(piece, piece.item, known);
    return misplaced === null;
  });
  if (misplaced) return misplaced;
  return fits && update.deletions.every((deletion) => isKnown(next, deletion)) ? null : 'gap';
};

const isKnown = (next: ReadonlyMap<number, number>, { client, clock, length }: Deletion): boolean =>
  clock + length <= (next.get(client) ?? 0);

const isTooMuch = ({ pieces, clients }: NoteOrder, work: NoteClocks['work']): boolean =>
  pieces + work.deletions > NOTE_LIMITS.piecesPerNote ||
  clients > NOTE_LIMITS.clientsPerNote ||
  work.passed > NOTE_LIMITS.passedPerNote;
