import { NOTE_FRAGMENT } from '@certitude/contracts';
// The editor and its libraries: loaded when a note is first shown.
import { Editor, getSchema } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Placeholder } from '@tiptap/extension-placeholder';
import { type Doc, type Transaction } from 'yjs';
import { documentOf } from '@certitude/collab';
import { type CursorPlace } from '@certitude/web/live';
import { NoteAwareness } from './note-awareness';
import { NOTE_EXTENSIONS } from './note-extensions';
import { type NoteLimit } from './note-limits';
import { noteLimits } from './note-limits-guard';
import { notePasting } from './pasted/pasting';
import { shapeOf, type NoteShape } from './note-shape';

export interface NoteEditorOptions {
  readonly element: HTMLElement;
  readonly doc: Doc;
  /** Id of the heading that names the editor. */
  readonly labelledBy: string;
  readonly placeholder: string;
  /** The own name and colour, as others see the caret. */
  readonly user: { readonly name: string; readonly hue: number };
  readonly moved: (cursor: CursorPlace | null) => void;
  /** What was to be written goes beyond this limit, and was not. */
  readonly met: (limit: NoteLimit) => void;
  /** The person leaves the text by its key: for what follows it, not for the page as a whole. */
  readonly left: () => void;
  /** Somebody pasted or dropped pictures. */
  readonly pictures: (files: readonly File[]) => void;
  /** Somebody else has written what this editor does not know. It has let go of the document already. */
  readonly outgrown: () => void;
}

export interface NoteEditor {
  readonly editor: Editor;
  readonly carets: NoteAwareness;
  destroy(): void;
}

const SCHEMA = getSchema(NOTE_EXTENSIONS);

/** Whether an editor may be bound to a note. */
export const noteShape = (doc: Doc): NoteShape => shapeOf(documentOf(doc), SCHEMA);

/** Binds an editor to the shared document of a note, for somebody who may write. The note has to be `editable`. */
export function createNoteEditor(options: NoteEditorOptions): NoteEditor {
  const carets = new NoteAwareness(options.doc, options.moved);
  const editor = new Editor({
    element: options.element,
    injectCSS: false,
    extensions: [
      ...NOTE_EXTENSIONS,
      noteLimits(options.doc, options.met),
      notePasting(options),
      Collaboration.configure({ document: options.doc, field: NOTE_FRAGMENT }),
      CollaborationCaret.configure({
        provider: carets,
        user: options.user,
        render: caretOf,
        selectionRender: ({ hue }) => ({ class: 'note-selection', style: `--ground: var(--avatar-${hueOf(hue)})` }),
      }),
      Placeholder.configure({
        placeholder: options.placeholder,
      }),
    ],
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': options.labelledBy,
        class: 'prose note-content',
      },
      // Out of the text and back to the keys of the page: Tab moves items and goes from cell to cell.
      handleKeyDown: (_view, event) => {
        if (event.key !== 'Escape') return false;
        options.left();
        return true;
      },
    },
  });
  // Called before the binding hears of a change, which deletes what it does not know.
  const guard = ({ local }: Transaction): void => {
    if (local || editor.isDestroyed || noteShape(options.doc) !== 'newer') return;
    editor.destroy();
    options.outgrown();
  };
  options.doc.on('beforeObserverCalls', guard);
  return {
    editor,
    carets,
    destroy: () => {
      options.doc.off('beforeObserverCalls', guard);
      editor.destroy();
      carets.destroy();
    },
  };
}

const hueOf = (hue: unknown): number => (typeof hue === 'number' && Number.isInteger(hue) ? Math.abs(hue) % 8 : 7);

function caretOf(user: Record<string, unknown>): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'note-caret';
  caret.style.setProperty('--ground', `var(--avatar-${hueOf(user['hue'])})`);
  caret.style.setProperty('--ink', `var(--avatar-${hueOf(user['hue'])}-ink)`);
  const label = document.createElement('span');
  label.className = 'note-caret-name';
  label.textContent = String(user['name'] ?? '');
  caret.append(label);
  return caret;
}
