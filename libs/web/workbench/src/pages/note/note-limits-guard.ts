import { Extension } from '@tiptap/core';
import { type Slice } from '@tiptap/pm/model';
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { type Doc, encodeStateAsUpdate } from 'yjs';
import { acceptedAttributes } from './pasted/accepted-content';
import { type NoteLimit } from './note-limits';
import { exceeded } from './note-measure';

/** So much text may be new before a note is measured: less is somebody typing. */
const TYPED = 100;

/** Whether a change came from somebody else, or is one's own that is undone. */
const isFromOthers = (change: Transaction): boolean => change.getMeta(ySyncPluginKey) !== undefined;

const isText = ({ content }: Slice): boolean =>
  Array.from({ length: content.childCount }, (_, at) => content.child(at)).every((node) => node.isText);

/** Whether a change does more than type or erase a few letters. */
const isMoreThanTyping = (change: Transaction): boolean =>
  change.steps.some((step) => {
    if (!(step instanceof ReplaceStep)) return true;
    const { slice } = step;
    return slice.size > TYPED || !isText(slice);
  });

/**
 * Keeps what the server would refuse from ever being in the text, where its author would lose it later, and tells which
 * limit it is.
 */
export const noteLimits = (doc: Doc, met: (limit: NoteLimit) => void): Extension =>
  Extension.create({
    name: 'noteLimits',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction: (change) => {
          if (!change.docChanged || isFromOthers(change) || !isMoreThanTyping(change)) return true;
          const limit = exceeded(change.before, change.doc, encodeStateAsUpdate(doc).byteLength);
          if (limit) met(limit);
          return limit === null;
        },
        appendTransaction: (changes, _before, state) =>
          changes.some((change) => change.docChanged && !isFromOthers(change) && isMoreThanTyping(change))
            ? withAcceptedAttributes(state)
            : null,
      }),
    ],
  });

/** Such as a list that begins with item 99,999,999, as somebody typed it. */
function withAcceptedAttributes(state: EditorState): Transaction | null {
  const change = state.tr;
  state.doc.descendants((node, at) => {
    const accepted = acceptedAttributes(node);
    if (Object.keys(accepted).length < Object.keys(node.attrs).length) change.setNodeMarkup(at, null, accepted);
    return !node.isTextblock;
  });
  return change.docChanged ? change : null;
}
