import { blocksOf, type Glyph, type Tag } from './page-blocks';

const PAGE = { width: 100, height: 200 };
/** Signs of 5 points each, on one line. */
const line = (text: string, content: number, left = 10, top = 190): Glyph[] =>
  [...text].map((sign, index) => ({
    sign,
    content,
    left: left + 5 * index,
    right: left + 5 * (index + 1),
    top,
    bottom: top - 10,
  }));
const end: Glyph = { sign: '\n', content: -1, left: 0, right: 0, top: 0, bottom: 0 };
const tag = (kind: string, contents: readonly number[], more: Partial<Tag> = {}): Tag => ({
  ...{ kind, contents, alternative: '', children: [] },
  ...more,
});
const said = (glyphs: readonly Glyph[], tags: readonly Tag[]) =>
  blocksOf(glyphs, tags, PAGE).map(({ role, level, alternative, runs }) => [
    role,
    level,
    alternative,
    runs.map(({ text }) => text),
  ]);

describe('what a page says', () => {
  it('follows the tags, not the places on the paper, and sets apart what is repeated', () => {
    const glyphs = [...line('Page 1', -1), end, ...line('Text', 1), end, ...line('Title', 0)];
    const document = tag('Document', [], { children: [tag('H1', [0]), tag('P', [1])] });
    expect(said(glyphs, [document])).toEqual([
      ['heading', 1, '', ['Title']],
      ['text', 0, '', ['Text']],
      ['artifact', 0, '', ['Page 1']],
    ]);
  });

  it('has figures by their words, with what is written in them, and keeps headings of several lines together', () => {
    const figure = tag('Figure', [2], { alternative: 'A radar: Governance 3.', children: [tag('Span', [3])] });
    const glyphs = [...line('A long', 0), end, ...line('heading', 1), end, ...line('3', 3)];
    expect(said(glyphs, [tag('H2', [0], { children: [tag('Span', [1])] }), figure])).toEqual([
      ['heading', 2, '', ['A long', 'heading']],
      ['figure', 0, 'A radar: Governance 3.', ['3']],
    ]);
  });

  it('has tables as rows of cells, with what they are called before them and what is in a cell inside it', () => {
    const row = (kind: string, ...contents: number[]) =>
      tag('TR', [], { children: contents.map((content) => tag(kind, [], { children: [tag('P', [content])] })) });
    const table = tag('Table', [], {
      children: [
        tag('Caption', [0]),
        tag('THead', [], { children: [row('TH', 1, 2)] }),
        tag('TBody', [], { children: [row('TD', 3, 4)] }),
      ],
    });
    const glyphs = ['Levels', 'Module', 'Level', 'Governance', '3'].flatMap((text, at) => [...line(text, at), end]);
    expect(said(glyphs, [table])).toEqual([
      ['text', 0, '', ['Levels']],
      ['table', 0, '', []],
    ]);
    const [, { rows = [] } = { rows: [] }] = blocksOf(glyphs, [table], PAGE);
    expect(rows.map((cells) => cells.map(({ role, runs }) => [role, ...runs.map(({ text }) => text)]))).toEqual([
      [
        ['columnheader', 'Module'],
        ['columnheader', 'Level'],
      ],
      [
        ['cell', 'Governance'],
        ['cell', '3'],
      ],
    ]);
  });

  it('is all there where nothing is tagged', () => {
    expect(said([...line('One', -1), end, ...line('two', 4)], [])).toEqual([['text', 0, '', ['One', 'two']]]);
  });

  it('is cut at columns and cells, not at spaces, without places to break words', () => {
    const glyphs = [...line('On\u200be two', 0), ...line('next', 0, 90), ...line('cell', 1, 110)];
    expect(said(glyphs, [tag('TD', [0]), tag('TD', [1])])).toEqual([
      ['text', 0, '', ['One two', 'next']],
      ['text', 0, '', ['cell']],
    ]);
  });

  it('stands where it is printed', () => {
    expect(blocksOf(line('Four', -1), [], PAGE)[0]?.runs).toEqual([
      { text: 'Four', left: 0.1, top: 0.05, width: 0.2, height: 0.05 },
    ]);
  });
});
