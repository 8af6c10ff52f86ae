import { getSchema } from '@tiptap/core';
import { NOTE_SCHEMA, noteFromPlainText, noteToPlainText, type NotePart } from '@certitude/collab';
import { yCursorPluginKey } from '@tiptap/y-tiptap';
import * as fc from 'fast-check';
import { Doc, XmlElement, XmlText, applyUpdate, encodeStateAsUpdate } from 'yjs';
import { createNoteEditor, noteShape, type NoteEditor } from './note-editor';
import { NOTE_EXTENSIONS } from './note-extensions';

const [outgrown, met, pictures] = [jest.fn(), jest.fn(), jest.fn()];
let editors: NoteEditor[] = [];
const edit = (doc: Doc): NoteEditor => {
  const element = document.body.appendChild(document.createElement('div'));
  const editor = createNoteEditor({
    element,
    doc,
    labelledBy: 'heading',
    placeholder: 'Why?',
    user: { name: 'Petra', hue: 1 },
    moved: () => undefined,
    met,
    pictures,
    left: () => undefined,
    outgrown,
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

describe('the schema of notes', () => {
  type Kinds = Readonly<Record<string, { readonly attrs: readonly string[] }>>;
  const written = (parts: Readonly<Record<string, NotePart>>): Kinds =>
    Object.fromEntries(
      Object.entries(parts).flatMap(([name, { written: isWritten, attributes }]) => {
        const attrs = Object.keys(attributes).filter((key) => attributes[key]?.written);
        return isWritten ? [[name, { attrs: attrs.sort() }]] : [];
      }),
    );
  const kinds = (types: Readonly<Record<string, { readonly spec: { readonly attrs?: object } }>>): Kinds =>
    Object.fromEntries(
      Object.entries(types).map(([name, { spec }]) => [name, { attrs: Object.keys(spec.attrs ?? {}).sort() }]),
    );

  it('has exactly what the editor writes', () => {
    const schema = getSchema(NOTE_EXTENSIONS);
    const { doc: _doc, text: _text, ...nodes } = kinds(schema.nodes);
    expect(nodes).toEqual(written(NOTE_SCHEMA.nodes));
    expect(kinds(schema.marks)).toEqual(written(NOTE_SCHEMA.marks));
  });
});

describe('a note that somebody wrote with a newer version', () => {
  const newer = (): Doc => {
    const doc = written('Known words');
    const diagram = new XmlElement('diagram');
    diagram.insert(0, [new XmlText('from the future')]);
    doc.getXmlFragment('rationale').push([diagram]);
    return doc;
  };

  it('is told apart before an editor is bound to it', () => {
    const marked = written('Known words');
    const paragraph = marked.getXmlFragment('rationale').get(0) as XmlElement;
    (paragraph.get(0) as XmlText).format(0, 5, { highlight: {} });
    expect([noteShape(newer()), noteShape(marked), noteShape(written('Known'))]).toEqual([
      'newer',
      'newer',
      'editable',
    ]);
  });

  it('is let go when the news arrive while it is open, and nothing of it is deleted', () => {
    const doc = written('Known words');
    edit(doc);
    const theirs = new Doc();
    applyUpdate(theirs, encodeStateAsUpdate(doc));
    theirs.getXmlFragment('rationale').push([new XmlElement('diagram')]);
    const own = jest.fn();
    doc.on('update', (_update: Uint8Array, origin: unknown) => origin !== 'theirs' && own());
    applyUpdate(doc, encodeStateAsUpdate(theirs), 'theirs');
    expect(outgrown).toHaveBeenCalledTimes(1);
    expect(own).not.toHaveBeenCalled();
    expect(
      doc
        .getXmlFragment('rationale')
        .toArray()
        .map((node) => (node as XmlElement).nodeName),
    ).toEqual(['paragraph', 'diagram']);
  });
});

describe('a link', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'tel:112', 'ftp://a.example', '//a.example', '/sign-out'])(
    'to %s is none',
    (href) => {
      const { editor } = edit(new Doc());
      editor.commands.setContent(`<p><a href="${href}" class="banner" style="x" id="x">click</a></p>`);
      expect(editor.getHTML()).toBe('<p>click</p>');
    },
  );

  it('brings no class, style, id or data of its own into the page', () => {
    const { editor } = edit(new Doc());
    editor.commands.setContent(
      '<p class="toast" style="position:fixed" data-x="1"><a href="https://a.example" class="banner" id="x" onclick="x()">click</a></p>',
    );
    const link = editor.view.dom.querySelector('a');
    expect(link?.getAttributeNames().sort()).toEqual(['href', 'rel', 'target']);
    expect(link?.getAttribute('rel')).toContain('noopener');
    expect(editor.view.dom.querySelector('p')?.getAttributeNames()).toEqual([]);
  });
});
