import { NOTE_FRAGMENT } from '@certitude/contracts';
import fc from 'fast-check';
import * as Y from 'yjs';
import { checkUpdate, NO_CLOCKS, noteClocksOf } from '../note-clocks';
import { documentToPlainText, noteToDocument, type NoteNode } from '../note-codec';
import { element, letter, updateOf, value, words } from '../testing/hostile-notes';

const RUNS = Number(process.env['COLLAB_PROPERTY_RUNS'] ?? 1_000);
const NOTE = { inside: 'note' } as const;
/** Elements of client 1, each inside the one before. */
const inEachOther = (...names: string[]) =>
  names.map((name, at) => element(name, at === 0 ? NOTE : { inside: [1, at - 1] }));
const codeOf = (update: Uint8Array): string => {
  const check = checkUpdate(NO_CLOCKS, update);
  return check.ok ? 'taken' : check.code;
};
const times = (count: number, make: (at: number) => number[]) => Array.from({ length: count }, (_, at) => make(at));

describe('a table', () => {
  it.each([
    ['of a cell with a paragraph', inEachOther('table', 'tableRow', 'tableCell', 'paragraph')],
    ['of a head with a list', inEachOther('table', 'tableRow', 'tableHeader', 'bulletList', 'listItem', 'paragraph')],
    [
      'whose rows have not equally many cells',
      [
        ...inEachOther('table', 'tableRow', 'tableCell'),
        ...[element('tableCell', { left: [1, 2] }), element('tableRow', { left: [1, 1] })],
        element('tableCell', { inside: [1, 4] }),
      ],
    ],
  ])('is taken: %s', (_what, pieces) => {
    expect(codeOf(updateOf([[1, pieces]]))).toBe('taken');
  });

  it.each<readonly [string, readonly number[][]]>([
    ['in a cell', inEachOther('table', 'tableRow', 'tableCell', 'table')],
    ['in a list', inEachOther('bulletList', 'listItem', 'table')],
    ['in a quote', inEachOther('blockquote', 'table')],
    ['without rows', inEachOther('table', 'tableCell')],
    ['of paragraphs', inEachOther('table', 'paragraph')],
    ['with a row in a row', inEachOther('table', 'tableRow', 'tableRow')],
    ['with a paragraph beside its cells', inEachOther('table', 'tableRow', 'paragraph')],
    ['of which there is only a row', inEachOther('tableRow')],
    ['of which there is only a cell', inEachOther('tableCell')],
    ['with a cell in a cell', inEachOther('table', 'tableRow', 'tableCell', 'tableHeader')],
    ['with text between its rows', [...inEachOther('table'), words({ inside: [1, 0] }), letter({ inside: [1, 1] })]],
    ['with text between its cells', [...inEachOther('table', 'tableRow'), words({ inside: [1, 1] })]],
    ...['colspan', 'rowspan', 'colwidth', 'style', 'class'].map(
      (key) =>
        [
          `with ${key}`,
          [...inEachOther('table', 'tableRow', 'tableCell'), value([1, 125, 2], { inside: [1, 2], key })],
        ] as const,
    ),
  ])('is refused: %s', (_what, pieces) => {
    expect(codeOf(updateOf([[1, [...pieces]]]))).toBe('invalid');
  });

  it.each([
    ['rows', 2_000, (at: number) => element('tableRow', at === 0 ? { inside: [1, 0] } : { left: [1, at] }), ['table']],
    [
      'cells in a row',
      200,
      (at: number) => element('tableCell', at === 0 ? { inside: [1, 1] } : { left: [1, at + 1] }),
      ['table', 'tableRow'],
    ],
  ] as const)('may have many %s, and no more', (_what, most, make, around) => {
    const of = (count: number) => updateOf([[1, [...inEachOther(...around), ...times(count, make)]]]);
    expect([codeOf(of(most)), codeOf(of(most + 1))]).toEqual(['taken', 'too_large']);
  });

  it('is a line of words for each row', () => {
    const cell = (...lines: string[]): NoteNode => ({
      type: 'tableCell',
      content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
    });
    const table = {
      type: 'table',
      content: [
        { type: 'tableRow', content: [cell('Module'), cell('Level')] },
        { type: 'tableRow', content: [cell('Keys', 'at two sites'), cell('3'), cell()] },
      ],
    };
    expect(documentToPlainText({ type: 'doc', content: [table] })).toBe('Module\tLevel\nKeys at two sites\t3\t');
  });
});

interface Tree {
  readonly name: string;
  readonly attribute: readonly [name: string, value: number] | null;
  readonly text: boolean;
  readonly inside: readonly Tree[];
}
const NAMES = ['table', 'tableRow', 'tableHeader', 'tableCell', 'paragraph', 'bulletList', 'listItem', 'blockquote'];
const trees = (depth: number): fc.Arbitrary<Tree> =>
  fc.record({
    // Twice as often what a table is made of, or hardly any tree would be one.
    name: fc.constantFrom(...NAMES, 'table', 'tableRow', 'tableCell'),
    attribute: fc.option(fc.tuple(fc.constantFrom('colspan', 'rowspan'), fc.integer({ min: 0, max: 9 })), { freq: 8 }),
    text: fc.boolean(),
    inside: depth === 0 ? fc.constant([]) : fc.array(trees(depth - 1), { maxLength: 3 }),
  });
/** A well-made table, of rows as ragged as they come. */
const ragged = fc
  .array(fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 })
  .map((rows): Tree => {
    const node = (name: string, inside: readonly Tree[], text = false): Tree => ({
      name,
      attribute: null,
      text,
      inside,
    });
    const cell = (text: boolean) => node('tableCell', [node('paragraph', [], text)]);
    return node(
      'table',
      rows.map((cells) => node('tableRow', cells.map(cell))),
    );
  });

const made = ({ name, attribute, text, inside }: Tree): Y.XmlElement => {
  const node = new Y.XmlElement<Record<string, number>>(name);
  if (attribute) node.setAttribute(...attribute);
  node.insert(0, [...(text ? [new Y.XmlText('x')] : []), ...inside.map(made)]);
  return node as unknown as Y.XmlElement;
};
const CELLS = ['tableHeader', 'tableCell'];
/** What a note may hold, said the other way round. */
const fits = ({ name, attribute, text, inside }: Tree, within: string): boolean => {
  if (attribute) return false;
  if (text && ['table', 'tableRow'].includes(name)) return false;
  const place =
    name === 'table'
      ? within === 'note'
      : name === 'tableRow'
        ? within === 'table'
        : CELLS.includes(name)
          ? within === 'tableRow'
          : !['table', 'tableRow'].includes(within);
  return place && inside.every((each) => fits(each, name));
};

describe('whatever is made of tables', () => {
  it('is taken if each part stands where it belongs and spans nothing, and else refused', () => {
    const seen = { taken: 0, invalid: 0 };
    fc.assert(
      fc.property(fc.array(fc.oneof(trees(3), ragged), { minLength: 1, maxLength: 3 }), (given) => {
        const doc = new Y.Doc();
        doc.getXmlFragment(NOTE_FRAGMENT).insert(0, given.map(made));
        const update = Y.encodeStateAsUpdate(doc);
        const expected = given.every((each) => fits(each, 'note')) ? 'taken' : 'invalid';
        expect(codeOf(update)).toBe(expected);
        seen[expected] += 1;
        // What was stored is read whatever it is.
        expect(noteClocksOf(update).order).not.toBe('closed');
        expect(typeof documentToPlainText(noteToDocument(update))).toBe('string');
      }),
      { numRuns: RUNS, seed: 11 },
    );
    expect(Math.min(seen.taken, seen.invalid)).toBeGreaterThan(RUNS / 20);
  });
});
