import { documentToPlainText, mergeUpdates, noteClocksOf, type NoteNode, noteToDocument } from '@certitude/collab';
import * as Y from 'yjs';

/** A note as it is stored: one update without what was deleted, and what reports, reviews and search read. */
export interface CompactedNote {
  readonly snapshot: Uint8Array;
  readonly document: NoteNode;
  readonly plainText: string;
}

/**
 * Makes one small update of a snapshot and the updates since. Takes as long as those who wrote them made it take: only
 * for threads that can be ended.
 * @throws when one of them is corrupt
 */
export function compactNote(updates: readonly Uint8Array[]): CompactedNote {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, mergeUpdates(updates));
  const snapshot = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  // It takes no more edits then, and is as laborious for everybody who opens it.
  if (noteClocksOf(snapshot).order === 'closed') throw new Error('It takes too much to put it together.');
  const document = storable(noteToDocument(snapshot)) as NoteNode;
  return { snapshot, document, plainText: storableText(documentToPlainText(document)) };
}

/** PostgreSQL's text and jsonb take everything but this character, and halves of characters. */
const storableText = (text: string): string => text.replaceAll('\0', '').toWellFormed();

const storable = (value: unknown): unknown => {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [storableText(key), storable(each)]));
};
