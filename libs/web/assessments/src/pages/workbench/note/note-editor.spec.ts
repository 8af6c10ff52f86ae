import { noteFromPlainText, noteToPlainText } from '@certitude/collab';
import { yCursorPluginKey } from '@tiptap/y-tiptap';
import * as fc from 'fast-check';
import { Doc, applyUpdate, encodeStateAsUpdate } from 'yjs';
import { createNoteEditor, type NoteEditor } from './note-editor';

let editors: NoteEditor[] = [];
const edit = (doc: Doc): NoteEditor => {
  const element = document.body.appendChild(document.createElement('div'));
  const editor = createNoteEditor({
    element,
    doc,
    editable: true,
    labelledBy: 'heading',
    placeholder: 'Why?',
    user: { name: 'Petra', hue: 1 },
    moved: () => undefined,
  });
  editors.push(editor);
  return editor;
};
const written = (text: string): Doc => {
  const doc = new Doc();
  applyUpdate(doc, noteFromPlainText(text, 7));
  return doc;
};
const textOf = (doc: Doc): string => noteToPlainText(encodeStateAsUpdate(doc));

afterEach(() => {
  for (const each of editors) each.destroy();
  editors = [];
});

describe('the editor of a rationale', () => {
  it.each([
    ['an empty note', ''],
    ['a note with text', 'One line\nand another'],
  ])('changes nothing just by showing %s', (_, text) => {
    const doc = written(text);
    const changes = jest.fn();
    doc.on('update', changes);
    edit(doc).destroy();
    expect(changes).not.toHaveBeenCalled();
  });

  it('shows the text and puts what is typed into the shared document', () => {
    const doc = written('Seen on site');
    const { editor } = edit(doc);
    expect(editor.getText()).toBe('Seen on site');
    editor.commands.insertContentAt(editor.state.doc.content.size - 1, ' today');
    expect(textOf(doc)).toBe('Seen on site today');
  });

  it('follows what others write', () => {
    const [doc, theirs] = [new Doc(), new Doc()];
    const { editor } = edit(doc);
    edit(theirs).editor.commands.setContent('<p>From Jan</p>');
    applyUpdate(doc, encodeStateAsUpdate(theirs));
    expect(editor.getText()).toBe('From Jan');
  });

  it('goes on whatever others say where their cursors are', () => {
    const doc = written('One line\nand another');
    const { editor, carets } = edit(doc);
    const somewhere = fc.record({
      item: fc.option(fc.record({ client: fc.constantFrom(1, 7, doc.clientID), clock: fc.nat(60) })),
      type: fc.option(fc.record({ client: fc.constantFrom(1, 7, doc.clientID), clock: fc.nat(60) })),
      tname: fc.option(fc.constantFrom('rationale', 'elsewhere')),
      assoc: fc.constantFrom(-1, 0, 1),
    });
    const place = fc.oneof(
      somewhere.map((position) => JSON.stringify(position)),
      fc.json({ maxDepth: 3 }),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ anchor: place, head: place }), { maxLength: 5 }), (cursors) => {
        carets.show(cursors.map((cursor, index) => ({ connection: `tab ${index}`, name: 'Jan', hue: 2, cursor })));
        editor.view.dispatch(editor.state.tr.setMeta(yCursorPluginKey, { awarenessUpdated: true }));
      }),
      { seed: 5, numRuns: 300 },
    );
    editor.commands.insertContentAt(editor.state.doc.content.size - 1, ' again');
    expect(textOf(doc)).toBe('One line\nand another again');
  });

  it('undoes only what its own person wrote', () => {
    const [doc, theirs] = [new Doc(), new Doc()];
    const { editor } = edit(doc);
    editor.commands.insertContent('mine');
    applyUpdate(theirs, encodeStateAsUpdate(doc));
    edit(theirs).editor.commands.insertContentAt(1, 'theirs and ');
    applyUpdate(doc, encodeStateAsUpdate(theirs));
    expect(editor.getText()).toBe('theirs and mine');
    editor.commands.undo();
    expect(editor.getText()).toBe('theirs and ');
  });

  it('keeps links that could run a script out', () => {
    const doc = new Doc();
    const { editor } = edit(doc);
    editor.commands.setContent('<p><a href="javascript:alert(1)">click</a></p>');
    expect(editor.getHTML()).not.toContain('javascript:');
  });
});
