import { CLOSED_CLOCKS, compacted, mergeUpdates, NO_CLOCKS, type NoteClocks, noteClocksOf } from '@certitude/collab';
import { type ResponseId } from '@certitude/contracts';
import { asBuffer } from '../bytes';
import { type NoteUpdate, type StoredNote } from '../stream/facts/content';

interface RoomNote {
  base: Uint8Array | null;
  /** Everything up to here is in the base. */
  upTo: number;
  tail: NoteUpdate[];
  /** Base and tail in one; null when it has to be made. */
  merged: Uint8Array | null;
  /** Null until somebody writes. */
  clocks: NoteClocks | null;
}

/** Holds nothing, and closes the note. */
const DAMAGED = new Uint8Array();

/** More updates than this are merged, so that a note stays cheap to hand to a joiner. */
const TAIL = 64;

/** The notes of one room: what is committed, as a base and the updates since. No Yjs document is built here. */
export class RoomNotes {
  private readonly notes = new Map<ResponseId, RoomNote>();

  private readonly apart: ReadonlySet<ResponseId>;

  /** @param quarantined responses whose note is set apart: closed for edits, and given to nobody */
  constructor(
    stored: readonly StoredNote[],
    tail: readonly (NoteUpdate & { readonly response: ResponseId })[],
    quarantined: readonly ResponseId[],
  ) {
    this.apart = new Set(quarantined);
    for (const { response, state, upTo } of stored)
      this.notes.set(response, { base: state, upTo, tail: [], merged: state, clocks: null });
    for (const { response, seq, update } of tail) this.push(this.note(response), { seq, update });
  }

  /** What the next update of a note may rest on. */
  clocks(response: ResponseId): NoteClocks {
    if (this.apart.has(response)) return CLOSED_CLOCKS;
    const note = this.notes.get(response);
    if (!note) return NO_CLOCKS;
    note.clocks ??= clocksOf(note);
    return note.clocks;
  }

  /** Whether exactly these notes are set apart. */
  areApart(quarantined: readonly ResponseId[]): boolean {
    return quarantined.length === this.apart.size && quarantined.every((response) => this.apart.has(response));
  }

  /** Takes a committed update over. @param clocks of the note after it, where they are known */
  append(response: ResponseId, update: NoteUpdate, clocks: NoteClocks | null): void {
    const note = this.note(response);
    this.push(note, update);
    note.clocks = clocks;
  }

  /** Clocks after a committed batch. */
  setClocks(response: ResponseId, clocks: NoteClocks): void {
    this.note(response).clocks = clocks;
  }

  /** Every note with content, each in one update. */
  states(): { readonly response: ResponseId; readonly state: Uint8Array }[] {
    return [...this.notes].flatMap(([response, note]) => {
      const state = mergedState(note);
      return state && state !== DAMAGED ? [{ response, state: asBuffer(state) }] : [];
    });
  }

  /** How far the base of each of these notes reaches. */
  bases(responses: Iterable<ResponseId>): Map<ResponseId, number> {
    return new Map([...responses].map((response) => [response, this.notes.get(response)?.upTo ?? 0]));
  }

  /** Takes over what compaction has stored, which is smaller than the updates it was made of. */
  rebase({ response, state, upTo }: StoredNote): void {
    const note = this.note(response);
    if (upTo < note.upTo) return;
    const tail = note.tail.filter(({ seq }) => seq > upTo);
    const bytes = tail.reduce((sum, { update }) => sum + update.byteLength, state.byteLength);
    const clocks = note.clocks && compacted(note.clocks, bytes);
    this.notes.set(response, { base: state, upTo, tail, merged: tail.length === 0 ? state : null, clocks });
  }

  private note(response: ResponseId): RoomNote {
    const note = this.notes.get(response) ?? { base: null, upTo: 0, tail: [], merged: null, clocks: null };
    this.notes.set(response, note);
    return note;
  }

  private push(note: RoomNote, update: NoteUpdate): void {
    note.tail.push(update);
    note.merged = null;
    if (note.tail.length <= TAIL) return;
    note.base = mergedState(note);
    note.upTo = update.seq;
    note.tail = [];
  }
}

function mergedState(note: RoomNote): Uint8Array | null {
  if (note.merged) return note.merged;
  const updates = note.tail.map(({ update }) => update);
  const all = note.base ? [note.base, ...updates] : updates;
  if (all.length === 0) return null;
  note.merged = mergedOrNothing(all);
  return note.merged;
}

/** What an earlier version has stored may be damaged. It stays stored, and compaction sets it apart. */
function mergedOrNothing(updates: readonly Uint8Array[]): Uint8Array {
  try {
    return mergeUpdates(updates);
  } catch {
    return DAMAGED;
  }
}

function clocksOf(note: RoomNote): NoteClocks {
  const bytes = note.tail.reduce((sum, { update }) => sum + update.byteLength, note.base?.byteLength ?? 0);
  return compacted(noteClocksOf(mergedState(note)), bytes);
}
