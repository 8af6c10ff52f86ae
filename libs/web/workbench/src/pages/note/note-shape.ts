import { type Schema } from '@tiptap/pm/model';
import { acceptsMark, acceptsNode, type NoteNode } from '@certitude/collab';

/**
 * How a note and this page's editor go together: `editable`; `newer`, with nodes or marks that only a later version knows;
 * or `loose`, with known parts in places where the editor has none, as edits at the same time can leave them.
 */
export type NoteShape = 'editable' | 'newer' | 'loose';

/**
 * Judges a note before an editor is bound to it, because the binding deletes what it cannot show, in the name of whoever
 * opens the note.
 */
export function shapeOf(document: NoteNode, schema: Schema): NoteShape {
  if (!isKnown(document)) return 'newer';
  return fits(document, schema) ? 'editable' : 'loose';
}

function isKnown({ type, marks = [], content = [] }: NoteNode): boolean {
  const isNode = type === 'doc' || type === 'text' || acceptsNode(type);
  return isNode && marks.every((mark) => acceptsMark(mark.type, {})) && content.every(isKnown);
}

function fits(document: NoteNode, schema: Schema): boolean {
  if (!document.content || document.content.length === 0) return true;
  try {
    schema.nodeFromJSON(document).check();
    return true;
  } catch {
    return false;
  }
}
