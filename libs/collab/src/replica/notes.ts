import { type NoteSnapshot, type ResponseId, ownBytes } from '@certitude/contracts';
import * as Y from 'yjs';
import type { NoteOperation } from '../answer';
import { mergeUpdates } from '../note-clocks';
import { emptyNote } from '../note-codec';

/** Origin of Yjs transactions that bring what the stream already has. Edits with another origin go to `editText`. */
export const FROM_STREAM = Symbol('from stream');

/** So many committed updates are kept apart before they are merged. */
const KEPT_APART = 64;

interface Note {
  generation: number;
  /** Committed content. */
  updates: Uint8Array[];
  /** What an editor is bound to: committed content and the own unsaved edits. Only for notes that were asked for. */
  doc: Y.Doc | null;
  /** Committed updates the document does not have yet. */
  due: Uint8Array[];
}

/** The notes of an assessment: committed content as bytes, documents only for those in use. */
export class Notes {
  readonly #notes = new Map<ResponseId, Note>();
  /** Notes whose document is behind. */
  readonly #behind = new Set<ResponseId>();

  constructor(private readonly newYjsClient: () => number) {}

  generation(response: ResponseId): number {
    return this.#note(response).generation;
  }

  /** Committed content as one update. */
  committed(response: ResponseId): Uint8Array {
    const { updates } = this.#note(response);
    return updates.length === 0 ? emptyNote() : mergeUpdates(updates);
  }

  /** The document of a note, with `unsaved` edits on top. Its Yjs client id is new: an id must never continue another's. */
  doc(response: ResponseId, unsaved: readonly Uint8Array[]): Y.Doc {
    const note = this.#note(response);
    if (note.doc) return note.doc;
    const doc = new Y.Doc();
    doc.clientID = this.newYjsClient();
    apply(doc, note.updates);
    // The server will refuse what cannot be applied here, such as an entry that was damaged in the browser's store.
    follows(doc, unsaved);
    note.doc = doc;
    note.due = [];
    return doc;
  }

  /** Brings an own edit into the document, if it did not come from there. */
  edit(response: ResponseId, update: Uint8Array): void {
    const { doc } = this.#note(response);
    if (doc) apply(doc, [update]);
  }

  /** Gives up a document. Returns whether there was one. */
  drop(response: ResponseId): boolean {
    const note = this.#note(response);
    const dropped = note.doc !== null;
    note.doc?.destroy();
    note.doc = null;
    note.due = [];
    return dropped;
  }

  /**
   * Takes committed content over from a snapshot.
   * @returns the notes whose document was given up, because they were replaced meanwhile.
   */
  load(snapshots: readonly NoteSnapshot[]): readonly ResponseId[] {
    const loaded = new Map(snapshots.map((snapshot) => [snapshot.response, snapshot]));
    const responses = new Set([...this.#notes.keys(), ...loaded.keys()]);
    return [...responses].filter((response) => {
      const snapshot = loaded.get(response);
      const state = snapshot ? [ownBytes(snapshot.state)] : [];
      return this.#replace(response, snapshot?.generation ?? 1, state);
    });
  }

  /**
   * Takes an operation of the stream over. One with a new generation carries the whole note.
   * @returns whether the document was given up, because the note was replaced.
   */
  commit({ response, generation, update }: NoteOperation): boolean {
    const note = this.#note(response);
    const own = ownBytes(update);
    if (generation !== note.generation) return this.#replace(response, generation, [own]);
    note.updates = note.updates.length < KEPT_APART ? [...note.updates, own] : [mergeUpdates([...note.updates, own])];
    this.#follow(response, note, [own]);
    return false;
  }

  /** Brings the documents up to date, each in one transaction. Returns the notes whose editor could not follow. */
  settle(): readonly ResponseId[] {
    const behind = [...this.#behind];
    this.#behind.clear();
    return behind.filter((response) => {
      const { doc, due } = this.#note(response);
      return doc !== null && !follows(doc, due.splice(0));
    });
  }

  #note(response: ResponseId): Note {
    const note = this.#notes.get(response) ?? { generation: 1, updates: [], doc: null, due: [] };
    this.#notes.set(response, note);
    return note;
  }

  #replace(response: ResponseId, generation: number, updates: Uint8Array[]): boolean {
    const note = this.#note(response);
    const dropped = generation !== note.generation && this.drop(response);
    Object.assign(note, { generation, updates });
    this.#follow(response, note, updates);
    return dropped;
  }

  #follow(response: ResponseId, note: Note, updates: readonly Uint8Array[]): void {
    if (note.doc === null) return;
    note.due.push(...updates);
    this.#behind.add(response);
  }
}

const apply = (doc: Y.Doc, updates: readonly Uint8Array[]): void =>
  Y.transact(doc, () => updates.forEach((update) => Y.applyUpdate(doc, update)), FROM_STREAM, false);

/** An editor that throws while its document changes must not keep the replica from following the stream. */
const follows = (doc: Y.Doc, updates: readonly Uint8Array[]): boolean => {
  try {
    apply(doc, updates);
    return true;
  } catch {
    return false;
  }
};
