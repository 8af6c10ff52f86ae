import { LIVE_LIMITS } from '@certitude/contracts';
import {
  checkUpdate,
  NO_CLOCKS,
  noteFromPlainText,
  noteToDocument,
  type NoteClocks,
  type NoteNode,
} from '@certitude/collab';
import { Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { Doc, applyUpdate, encodeStateAsUpdate } from 'yjs';
import { createNoteEditor, type NoteEditor } from '../pages/note/note-editor';
import { type NoteLimit } from '../pages/note/note-limits';

/** An editor as somebody has it before them, whose every edit the server's door judges. */
export class NotePage {
  readonly doc = new Doc();
  readonly open: NoteEditor;
  readonly limits: NoteLimit[] = [];
  readonly pictures: string[] = [];
  /** Of each edit that the door refused, why. */
  readonly refused: string[] = [];
  #clocks: NoteClocks = NO_CLOCKS;

  constructor(words = '') {
    if (words !== '') this.#take(noteFromPlainText(words, 7));
    this.doc.on('update', (update: Uint8Array) => this.#judge(update));
    this.open = createNoteEditor({
      element: document.body.appendChild(document.createElement('div')),
      doc: this.doc,
      labelledBy: 'heading',
      placeholder: 'Why?',
      user: { name: 'Petra', hue: 1 },
      moved: () => undefined,
      met: (limit) => this.limits.push(limit),
      pictures: (files) => this.pictures.push(...files.map(({ name }) => name)),
      left: () => undefined,
      outgrown: () => undefined,
    });
    // Nothing is laid out in tests, so there is nowhere to scroll to.
    this.editor.registerPlugin(new Plugin({ props: { handleScrollToSelection: () => true } }));
    this.editor.commands.focus('end');
  }

  get editor() {
    return this.open.editor;
  }
  get document(): NoteNode {
    return noteToDocument(encodeStateAsUpdate(this.doc));
  }
  /** Its nodes by their names, with their words: `bulletList(listItem(paragraph(Keys)))`. */
  get shape(): string {
    return (this.document.content ?? []).map(shapeOf).join(' ');
  }

  /** Types as a keyboard does, one character after the other. */
  type(words: string): this {
    const { view } = this.editor;
    for (const letter of words) {
      const { from, to } = view.state.selection;
      const insert = () => view.state.tr.insertText(letter, from, to);
      const handled = view.someProp('handleTextInput', (handle) => handle(view, from, to, letter, insert));
      if (!handled) view.dispatch(insert());
    }
    return this;
  }

  press(key: string, more: KeyboardEventInit = {}): this {
    const { view } = this.editor;
    const event = new KeyboardEvent('keydown', { key, ...more });
    view.someProp('handleKeyDown', (handle) => handle(view, event));
    return this;
  }

  /** Pastes what an application put into the clipboard. */
  paste(html: string, text = html.replace(/<[^>]*>/g, ''), files: readonly File[] = []): this {
    const data = { getData: (kind: string) => ({ 'text/html': html, 'text/plain': text })[kind] ?? '', files };
    const event = Object.assign(new Event('paste'), { clipboardData: data }) as unknown as ClipboardEvent;
    if (files.length > 0)
      this.editor.view.someProp('handlePaste', (handle) => handle(this.editor.view, event, Slice.empty));
    else this.editor.view.pasteHTML(html, event);
    return this;
  }

  close(): void {
    this.open.destroy();
    this.doc.destroy();
  }

  #take(update: Uint8Array): void {
    this.#judge(update);
    applyUpdate(this.doc, update);
  }

  #judge(update: Uint8Array): void {
    const check = checkUpdate(this.#clocks, update);
    if (check.ok) this.#clocks = check.clocks;
    else this.refused.push(check.code);
    if (update.byteLength > LIVE_LIMITS.textBytes) this.refused.push('too_large');
  }
}

const shapeOf = ({ type, text, marks = [], content = [] }: NoteNode): string => {
  const words = text ?? content.map(shapeOf).join(content.some((each) => each.text !== undefined) ? '' : ' ');
  return type === 'text' ? marks.reduce((inside, mark) => `${mark.type}<${inside}>`, words) : `${type}(${words})`;
};
