import * as Y from 'yjs';
import { checkUpdate, mergeUpdates, noteClocksOf } from './note-clocks';
import { noteFromPlainText, type NoteNode, noteToDocument, noteToPlainText } from './note-codec';
import { noteFromDocument, replacingNote } from './note-rewriting';

const RICH: NoteNode = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Keys' }] },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'in ' },
        { type: 'text', text: 'two', marks: [{ type: 'bold' }] },
        { type: 'hardBreak' },
        { type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href: 'https://example.org' } }] },
      ],
    },
    { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
  ],
};

describe('writing a note anew', () => {
  it('keeps headings, lists, marks and links of a document', () => {
    expect(noteToDocument(noteFromDocument(RICH, 7))).toEqual(RICH);
  });

  it('leaves nothing but the new content, whoever wrote the old one and in however many pieces', () => {
    const first = noteFromPlainText('one\ntwo', 1);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, first);
    Y.applyUpdate(doc, noteFromPlainText('three', 4_000_000_000));
    doc.getXmlFragment('rationale').delete(0, 1);
    const state = Y.encodeStateAsUpdate(doc);
    const clocks = noteClocksOf(state);
    const update = replacingNote(clocks, noteFromDocument(RICH, 9));
    expect(checkUpdate(clocks, update)).toMatchObject({ ok: true, changes: true });
    expect(noteToDocument(mergeUpdates([state, update]))).toEqual(RICH);
  });

  it('of nothing empties it', () => {
    const state = noteFromPlainText('words', 1);
    const clocks = noteClocksOf(state);
    const update = replacingNote(clocks, noteFromDocument({ type: 'doc' }, 2));
    expect(checkUpdate(clocks, update)).toMatchObject({ ok: true, changes: true });
    expect(noteToPlainText(mergeUpdates([state, update]))).toBe('');
  });
});
