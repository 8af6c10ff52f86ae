import { LIVE_LIMITS, type ResponseId, ownBytes } from '@certitude/contracts';
import { mergeUpdates } from '../note-clocks';
import { MESSAGE_BYTES, wireSize, type NoteEntry, type OutboxEntry } from './outbox-entry';

/** Typing is collected into updates of at most this size, well below what one operation may have. */
const MERGED_BYTES = LIVE_LIMITS.textBytes / 2;

/** What changed since it was last asked, for the store that survives a reload. */
export interface OutboxChanges {
  readonly put: readonly OutboxEntry[];
  readonly remove: readonly number[];
}

/** A new edit without a number. */
export type NewEntry = OutboxEntry extends infer E ? (E extends unknown ? Omit<E, 'clientSeq'> : never) : never;

/** Edits in the order they were made, until each one is acknowledged or refused. One message is in flight at a time. */
export class Outbox {
  #entries: OutboxEntry[] = [];
  #highest = 0;
  /** Numbers the server may have seen: their content is settled. */
  readonly #sent = new Set<number>();
  readonly #inFlight = new Set<number>();
  readonly #touched = new Set<number>();

  get entries(): readonly OutboxEntry[] {
    return this.#entries;
  }

  /** Whether the server may have seen an edit, so that only the server can say what becomes of it. */
  wasSent(entry: OutboxEntry): boolean {
    return this.#sent.has(entry.clientSeq);
  }

  of(response: ResponseId): readonly OutboxEntry[] {
    return this.#entries.filter((entry) => entry.response === response);
  }

  /** Unsaved edits of a note. */
  noteUpdates(response: ResponseId): readonly Uint8Array[] {
    return this.of(response).flatMap((entry) => (isNote(entry) ? [entry.update] : []));
  }

  /** Takes over what a replica before this one had stored. It may have sent any of it. */
  restore(stored: readonly OutboxEntry[]): void {
    this.#entries = stored.toSorted((one, other) => one.clientSeq - other.clientSeq);
    for (const { clientSeq } of stored) this.#sent.add(clientSeq);
    this.#highest = this.#entries.at(-1)?.clientSeq ?? 0;
  }

  /** Numbers go on behind what the server has seen of this client. */
  continueAfter(clientSeq: number): void {
    this.#highest = Math.max(this.#highest, clientSeq);
  }

  /** Adds an edit, or works it into the one before it where that has not left yet. */
  add(edit: NewEntry): void {
    const before = this.#entries.findLastIndex((entry) => entry.response === edit.response);
    const last = this.#entries[before];
    const merged = last && !this.wasSent(last) ? merge(last, edit) : null;
    if (merged) this.#entries[before] = merged;
    else this.#entries.push({ ...edit, clientSeq: this.#newNumber(edit.madeAt) });
    this.#touched.add((merged ?? this.#entries.at(-1))?.clientSeq ?? 0);
  }

  /** Removes an edit whose fate is known. */
  remove(clientSeq: number): OutboxEntry | null {
    const index = this.#entries.findIndex((entry) => entry.clientSeq === clientSeq);
    const [entry] = index < 0 ? [] : this.#entries.splice(index, 1);
    this.#inFlight.delete(clientSeq);
    this.#sent.delete(clientSeq);
    if (entry) this.#touched.add(clientSeq);
    return entry ?? null;
  }

  /** The next message; null while one is in flight or nothing waits. */
  next(): readonly OutboxEntry[] | null {
    if (this.#inFlight.size > 0 || this.#entries.length === 0) return null;
    const message: OutboxEntry[] = [];
    let bytes = 0;
    for (const entry of this.#entries.slice(0, LIVE_LIMITS.operationsPerMessage)) {
      bytes += wireSize(entry);
      if (message.length > 0 && bytes > MESSAGE_BYTES) break;
      message.push(entry);
      this.#sent.add(entry.clientSeq);
      this.#inFlight.add(entry.clientSeq);
    }
    return message;
  }

  /** Numbers of the message in flight, as far as their fate is not known yet. */
  get inFlight(): readonly number[] {
    return [...this.#inFlight];
  }

  /** The answer to the message in flight will not come, or said to try again. */
  landed(): void {
    this.#inFlight.clear();
  }

  /**
   * Numbers ascend and follow the clock: a number must never stand for two edits, and before a reload this tab may have
   * used some that neither its store nor the server can tell of, because the write was lost and the message is late.
   */
  #newNumber(now: number): number {
    this.#highest = Math.max(this.#highest + 1, Math.floor(now));
    return this.#highest;
  }

  takeChanges(): OutboxChanges {
    const put = this.#entries.filter(({ clientSeq }) => this.#touched.has(clientSeq));
    const kept = new Set(put.map(({ clientSeq }) => clientSeq));
    const remove = [...this.#touched].filter((clientSeq) => !kept.has(clientSeq));
    this.#touched.clear();
    return { put, remove };
  }
}

/**
 * One edit in place of two successive ones of the same field. A value keeps the base of the first, because the person
 * has seen nothing newer since, and the time of the last. Null where the two have to stay apart: a status moves step by
 * step, and an edit of another field in between may have had its own consequences.
 */
const merge = (earlier: OutboxEntry, later: NewEntry): OutboxEntry | null => {
  if (earlier.epoch !== later.epoch) return null;
  if (isNote(earlier)) return isNote(later) ? mergeNote(earlier, later) : null;
  if (isNote(later) || earlier.field !== later.field || later.field === 'status') return null;
  return { ...later, clientSeq: earlier.clientSeq, base: earlier.base };
};

const mergeNote = (earlier: NoteEntry, later: Omit<NoteEntry, 'clientSeq'>): NoteEntry | null => {
  const fits = earlier.update.byteLength + later.update.byteLength <= MERGED_BYTES;
  if (!fits || earlier.generation !== later.generation) return null;
  return { ...earlier, update: ownBytes(mergeUpdates([earlier.update, later.update])) };
};

const isNote = <E extends { readonly field: string }>(entry: E): entry is Extract<E, { readonly field: 'rationale' }> =>
  entry.field === 'rationale';
