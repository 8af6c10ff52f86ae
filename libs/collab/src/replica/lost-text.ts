import * as Y from 'yjs';
import { mergeUpdates } from '../note-clocks';
import { noteToPlainText } from '../note-codec';

/** The words that were typed in some updates of a note, in the order they were typed, one line per new block. */
export const typedText = (updates: readonly Uint8Array[]): string => {
  const structs = attempt(() => Y.decodeUpdate(mergeUpdates(updates)).structs) ?? [];
  const pieces = structs.map((struct) => {
    const content = struct instanceof Y.Item ? struct.content : null;
    if (content instanceof Y.ContentString) return content.str;
    return content instanceof Y.ContentType && content.type instanceof Y.XmlElement ? '\n' : '';
  });
  return pieces.join('').trim();
};

/** The note with refused updates in it, as far as it can be put together. */
export const wholeText = (committed: Uint8Array, updates: readonly Uint8Array[]): string =>
  attempt(() => noteToPlainText(mergeUpdates([committed, ...updates]))) ?? '';

/** A refused update may be refused because it is corrupt; that must not stop anything. */
const attempt = <T>(read: () => T): T | null => {
  try {
    return read();
  } catch {
    return null;
  }
};
