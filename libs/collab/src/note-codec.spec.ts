import { NOTE_FRAGMENT } from '@certitude/contracts';
import fc from 'fast-check';
import * as Y from 'yjs';
import {
  documentToPlainText,
  emptyNote,
  noteFromPlainText,
  noteToDocument,
  noteToPlainText,
  type NoteNode,
} from './note-codec';

/**
 * State of a note as TipTap's binding (y-tiptap 3.0.9) wrote it for the document below, whose mark `comment` may overlap
 * with itself. What the schema does not know of it stays by its name, without attributes.
 */
const WRITTEN_BY_EDITOR = [
  'ASay6IrFCwAHAQlyYXRpb25hbGUDB2hlYWRpbmcHALLoisULAAYEALLoisULARFIb3cga2V5cyBhcmUga2VwdCgAsuiKxQsABWxl',
  'dmVsAX0Ch7LoisULAAMJcGFyYWdyYXBoBwCy6IrFCxQGBACy6IrFCxUDSW4ghrLoisULGARib2xkAnt9hLLoisULGQN0d2+GsuiK',
  'xQscBGJvbGQEbnVsbISy6IrFCx0IIG1vZHVsZXOHsuiKxQsVAwloYXJkQnJlYWuHsuiKxQsmBgQAsuiKxQsnDWF0IHR3byBzaXRl',
  'cy6HsuiKxQsUAwlwYXJhZ3JhcGiHsuiKxQs1AwpidWxsZXRMaXN0BwCy6IrFCzYDCGxpc3RJdGVtBwCy6IrFCzcDCXBhcmFncmFw',
  'aAcAsuiKxQs4BgYAsuiKxQs5EWNvbW1lbnQtLUUyRjRkWnE4DnsidGhyZWFkIjoiYSJ9hLLoisULOgRzZWUghrLoisULPhFjb21t',
  'ZW50LS1FMkY0ZFpxOARudWxshrLoisULPwRsaW5rHnsiaHJlZiI6Imh0dHBzOi8vZXhhbXBsZS5vcmcifYSy6IrFC0AEaGVyZYay',
  '6IrFC0QEbGluawRudWxsh7LoisULNwMIbGlzdEl0ZW0HALLoisULRgMJcGFyYWdyYXBoBwCy6IrFC0cGBACy6IrFC0gGc2Vjb25k',
  'h7LoisULRwMKYnVsbGV0TGlzdAcAsuiKxQtPAwhsaXN0SXRlbQcAsuiKxQtQAwlwYXJhZ3JhcGgHALLoisULUQYEALLoisULUgZu',
  'ZXN0ZWSHsuiKxQs2Aw5ob3Jpem9udGFsUnVsZYey6IrFC1kDCXBhcmFncmFwaAcAsuiKxQtaBgQAsuiKxQtbA2VuZAA=',
].join('');

const text = (words: string, ...marks: NonNullable<NoteNode['marks']>): NoteNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
const block = (type: string, ...content: NoteNode[]): NoteNode => ({ type, ...(content.length > 0 && { content }) });
const document: NoteNode = {
  type: 'doc',
  content: [
    { type: 'heading', attrs: { level: 2 }, content: [text('How keys are kept')] },
    block(
      'paragraph',
      text('In '),
      text('two', { type: 'bold' }),
      text(' modules'),
      { type: 'hardBreak' },
      text('at two sites.'),
    ),
    block('paragraph'),
    block(
      'bulletList',
      block(
        'listItem',
        block(
          'paragraph',
          text('see ', { type: 'comment' }),
          text('here', { type: 'link', attrs: { href: 'https://example.org' } }),
        ),
      ),
      block(
        'listItem',
        block('paragraph', text('second')),
        block('bulletList', block('listItem', block('paragraph', text('nested')))),
      ),
    ),
    block('horizontalRule'),
    block('paragraph', text('end')),
  ],
};
const written = Uint8Array.from(Buffer.from(WRITTEN_BY_EDITOR, 'base64'));

describe('a note that an editor wrote', () => {
  it('is the same document again', () => {
    expect(noteToDocument(written)).toEqual(document);
  });

  it('is a line of words for each block', () => {
    const lines = [
      'How keys are kept',
      'In two modules',
      'at two sites.',
      '',
      'see here',
      'second',
      'nested',
      '',
      'end',
    ];
    expect(noteToPlainText(written)).toBe(lines.join('\n'));
    expect(documentToPlainText(document)).toBe(lines.join('\n'));
  });
});

describe('a note made of plain text', () => {
  it('has a paragraph per line', () => {
    const expected = block('doc', block('paragraph', text('one')), block('paragraph'), block('paragraph', text('two')));
    for (const lines of ['one\r\n\ntwo', 'one\n\ntwo', 'one\r\rtwo'])
      expect(noteToDocument(noteFromPlainText(lines, 7))).toEqual(expected);
  });

  it('gives the text back', () => {
    const line = fc.string({ unit: 'grapheme' }).filter((words) => !/[\r\n]/.test(words));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(noteToPlainText(noteFromPlainText(lines.join('\n'), 7))).toBe(lines.join('\n'));
      }),
    );
  });

  it('is the same for everybody who makes it with the same id', () => {
    expect(noteFromPlainText('same', 7)).toEqual(noteFromPlainText('same', 7));
  });
});

describe('what a note says', () => {
  const noteOf = (...content: (Y.XmlElement | Y.XmlText)[]): readonly NoteNode[] | undefined => {
    const doc = new Y.Doc();
    doc.getXmlFragment(NOTE_FRAGMENT).insert(0, content);
    return noteToDocument(Y.encodeStateAsUpdate(doc)).content;
  };
  const elementWith = (name: string, attributes: Readonly<Record<string, unknown>>): Y.XmlElement => {
    const element = new Y.XmlElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as string);
    return element;
  };
  const markedWith = (mark: string, value: unknown): Y.XmlText => {
    const marked = new Y.XmlText();
    marked.insert(0, 'x', { [mark]: value });
    return marked;
  };

  it.each([
    ['heading', { level: 3, style: 'x' }, { type: 'heading', attrs: { level: 3 } }],
    ['paragraph', { level: 3 }, { type: 'paragraph' }],
    ['orderedList', { start: 4, type: null }, { type: 'orderedList', attrs: { start: 4 } }],
  ])('is of the attributes of a %s, %j, only what the schema knows', (name, attributes, node) => {
    expect(noteOf(elementWith(name, attributes))).toEqual([node]);
  });

  it.each([
    ['bold', {}, { type: 'bold' }],
    ['bold', true, { type: 'bold' }],
    [
      'link--Ab12Cd3=',
      { href: 'https://a.example/', style: 'x' },
      { type: 'link', attrs: { href: 'https://a.example/' } },
    ],
    ['comment--Ab12Cd3', {}, { type: 'comment--Ab12Cd3' }],
    ['comment--Ab12Cd345', {}, { type: 'comment--Ab12Cd345' }],
  ])('has the mark %s with %j by its name', (name, value, mark) => {
    expect(noteOf(markedWith(name, value))).toEqual([text('x', mark)]);
  });

  it.each<[string, NoteNode, string]>([
    ['nothing at all', { type: 'doc' }, ''],
    ['breaks alone', block('doc', block('paragraph', { type: 'hardBreak' }, { type: 'hardBreak' })), '\n\n'],
    ['text that stands in no paragraph', block('doc', text('one'), block('paragraph', text('two'))), 'one\ntwo'],
  ])('is in words of %s: %#', (_what, node, words) => {
    expect(documentToPlainText(node)).toBe(words);
  });

  it('is no embedded object', () => {
    const embedding = new Y.XmlText('kept');
    embedding.insertEmbed(0, { image: 'x' });
    expect(noteOf(embedding)).toEqual([text('kept')]);
  });

  it.each([
    [64, 'deep'],
    [65, ''],
  ])('is read %d elements deep: %j', (depth, words) => {
    const innermost = new Y.XmlElement('paragraph');
    innermost.insert(0, [new Y.XmlText('deep')]);
    const outermost = Array.from({ length: depth - 1 }).reduce<Y.XmlElement>((inside) => {
      const around = new Y.XmlElement('blockquote');
      around.insert(0, [inside]);
      return around;
    }, innermost);
    expect(documentToPlainText({ type: 'doc', content: noteOf(outermost) ?? [] })).toBe(words);
  });
});

describe('a note', () => {
  it('may be empty', () => {
    expect(noteToDocument(emptyNote())).toEqual({ type: 'doc', content: [] });
    expect(noteToPlainText(emptyNote())).toBe('');
    expect(noteFromPlainText('', 7)).toEqual(emptyNote());
  });

  it('may hold what no editor wrote, which is left out', () => {
    const doc = new Y.Doc();
    doc.getArray(NOTE_FRAGMENT).push(['stray', new Y.Map(), new Y.XmlText('kept')]);
    expect(noteToDocument(Y.encodeStateAsUpdate(doc))).toEqual({
      type: 'doc',
      content: [{ type: 'text', text: 'kept' }],
    });
  });

  it('cannot exhaust the stack', () => {
    const doc = new Y.Doc();
    let innermost: Y.XmlFragment = doc.getXmlFragment(NOTE_FRAGMENT);
    for (let depth = 0; depth < 3_000; depth++) {
      const inside = new Y.XmlElement('blockquote');
      innermost.push([inside]);
      innermost = inside;
    }
    expect(noteToPlainText(Y.encodeStateAsUpdate(doc))).toBe('');
  });

  it('that is corrupt is an error', () => {
    expect(() => noteToPlainText(new Uint8Array([9, 9]))).toThrow();
  });
});
