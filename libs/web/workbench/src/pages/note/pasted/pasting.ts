import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import { type EditorView } from '@tiptap/pm/view';
import { type Slice } from '@tiptap/pm/model';
import { type NoteLimit } from '../note-limits';
import { fillCells, isInTable } from '../table-commands';
import { acceptedSlice } from './accepted-content';
import { cleanHtml } from './clean-html';
import { picturesIn } from './pictures';

/** So much HTML is looked through: Word writes ten times what it says. In characters. */
const MOST_HTML = 5_000_000;

export interface Pasting {
  readonly met: (limit: NoteLimit) => void;
  /** Somebody pasted or dropped pictures, which a text can't hold. */
  readonly pictures: (files: readonly File[]) => void;
}

/** What is pasted and dropped comes in as the schema has it; pictures are handed on. */
export const notePasting = ({ met, pictures }: Pasting): Extension => {
  const takesPictures = (data: DataTransfer | null): boolean => {
    const found = picturesIn(data);
    if (found.length > 0) pictures(found);
    return found.length > 0;
  };
  return Extension.create({
    name: 'pasting',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          transformPastedHTML: (html) => {
            if (html.length <= MOST_HTML) return cleanHtml(html);
            met('at-once');
            return '';
          },
          transformPasted: acceptedSlice,
          handlePaste: (view, event, slice) => takesPictures(event.clipboardData) || fills(view, slice),
          handleDrop: (_view, event, _slice, moved) => {
            const taken = !moved && takesPictures(event.dataTransfer);
            if (taken) event.preventDefault();
            return taken;
          },
        },
      }),
    ],
  });
};

/** A table into a table: cell by cell. */
function fills(view: EditorView, { content }: Slice): boolean {
  const only = content.firstChild;
  if (only?.type.name !== 'table' || content.childCount > 1 || !isInTable(view.state)) return false;
  const change = fillCells(view.state, only);
  if (change) view.dispatch(change.scrollIntoView());
  return change !== null;
}
