// The editor and its libraries: loaded when a note is first shown.
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Placeholder } from '@tiptap/extension-placeholder';
import { StarterKit } from '@tiptap/starter-kit';
import { type Doc } from 'yjs';
import { NOTE_FRAGMENT } from '@certitude/collab';
import { type CursorPlace } from '../../../data-access/live/presence';
import { NoteAwareness } from './note-awareness';

export interface NoteEditorOptions {
  readonly element: HTMLElement;
  readonly doc: Doc;
  readonly editable: boolean;
  /** Id of the heading that names the editor. */
  readonly labelledBy: string;
  readonly placeholder: string;
  /** The own name and colour, as others see the caret. */
  readonly user: { readonly name: string; readonly hue: number };
  readonly moved: (cursor: CursorPlace | null) => void;
}

export interface NoteEditor {
  readonly editor: Editor;
  readonly carets: NoteAwareness;
  destroy(): void;
}

/** Binds an editor to the shared document of a note. */
export function createNoteEditor(options: NoteEditorOptions): NoteEditor {
  const carets = new NoteAwareness(options.doc, options.moved);
  const editor = new Editor({
    element: options.element,
    editable: options.editable,
    injectCSS: false,
    extensions: [
      StarterKit.configure({
        // The shared document has its own undo, of one's own edits only.
        undoRedo: false,
        // It would change the document just by looking at it.
        trailingNode: false,
        heading: { levels: [3, 4] },
        link: { openOnClick: false, autolink: true, defaultProtocol: 'https' },
      }),
      Collaboration.configure({ document: options.doc, field: NOTE_FRAGMENT }),
      CollaborationCaret.configure({
        provider: carets,
        user: options.user,
        render: caretOf,
        selectionRender: ({ hue }) => ({ class: 'note-selection', style: `--ground: var(--avatar-${hueOf(hue)})` }),
      }),
      Placeholder.configure({
        placeholder: ({ editor }) => (editor.isEditable ? options.placeholder : 'Nothing written.'),
        showOnlyWhenEditable: false,
      }),
    ],
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': options.labelledBy,
        class: 'prose note-content',
      },
      // Out of the text and back to the keys of the page.
      handleKeyDown: (view, event) => {
        if (event.key !== 'Escape') return false;
        view.dom.blur();
        return true;
      },
    },
  });
  return {
    editor,
    carets,
    destroy: () => {
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
