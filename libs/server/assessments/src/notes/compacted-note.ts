import { documentToPlainText, mergeUpdates, type NoteNode, noteToDocument } from '@certitude/collab';
import * as Y from 'yjs';

/** A note as it is stored: one update without what was deleted, and what reports, reviews and search read. */
export interface CompactedNote {
  readonly snapshot: Uint8Array;
  readonly document: NoteNode;
  readonly plainText: string;
}

/**
 * Makes one small update of a snapshot and the updates since.
 * @throws when one of them is corrupt
 */
export function compactNote(updates: readonly Uint8Array[]): CompactedNote {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, mergeUpdates(updates));
  const snapshot = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  const document = noteToDocument(snapshot);
  return { snapshot, document, plainText: documentToPlainText(document) };
}
