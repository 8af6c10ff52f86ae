import { documentOf } from '@certitude/collab';
import { type Doc } from 'yjs';
import { noteView } from '@certitude/web/parts';

export interface NoteReader {
  destroy(): void;
}

/** Shows a note and follows it. Only ever reads the document. */
export function createNoteReader(element: HTMLElement, doc: Doc, labelledBy: string): NoteReader {
  const surface = element.ownerDocument.createElement('div');
  const attributes = {
    role: 'textbox',
    'aria-readonly': 'true',
    'aria-multiline': 'true',
    'aria-labelledby': labelledBy,
    tabindex: '0',
    class: 'prose note-content',
  };
  for (const [name, value] of Object.entries(attributes)) surface.setAttribute(name, value);
  const show = (): void => surface.replaceChildren(noteView(documentOf(doc)));
  show();
  element.append(surface);
  doc.on('update', show);
  return {
    destroy: () => {
      doc.off('update', show);
      surface.remove();
    },
  };
}
