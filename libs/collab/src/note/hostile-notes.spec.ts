import * as Y from 'yjs';
import { checkUpdate, NO_CLOCKS, noteClocksOf } from '../note-clocks';
import { element, LABORIOUS, letter, mark, piece, removed, updateOf, value, words } from '../testing/hostile-notes';
import { NoteAuthor } from '../testing/notes';
import { Prng } from '../testing/prng';

const NOTE = { inside: 'note' } as const;
const inParagraph = (...pieces: number[][]) =>
  updateOf([[1, [element('paragraph', NOTE), words({ inside: [1, 0] }), ...pieces]]]);
/** Two paragraphs with a letter each, clocks 2 and 5, and what comes after. */
const twoTexts = (...pieces: number[][]) =>
  inParagraph(
    ...[letter({ inside: [1, 1] }), element('paragraph', { left: [1, 0] }), words({ inside: [1, 3] })],
    ...[letter({ inside: [1, 4] }), ...pieces],
  );
const attribute = (node: string, key: string, content: readonly number[]) =>
  updateOf([[1, [element(node, NOTE), value(content, { inside: [1, 0], key })]]]);
const LEVEL = { inside: [1, 0], key: 'level' } as const;
const INTEGER = [1, 125];
const TEXT = [1, 119];
const nested = (depth: number) =>
  updateOf([
    [1, Array.from({ length: depth }, (_, at) => element('blockquote', at === 0 ? NOTE : { inside: [1, at - 1] }))],
  ]);

describe('a note takes', () => {
  it.each([
    ['a paragraph with text', inParagraph(letter({ inside: [1, 1] }))],
    [
      'marks of the editor',
      inParagraph(mark('bold', '{}', { inside: [1, 1] }), mark('bold', 'null', { left: [1, 2] })),
    ],
    ['links to pages', inParagraph(mark('link', '{"href":"https://example.org/a","title":null}', { inside: [1, 1] }))],
    [
      'links as editors before wrote them',
      inParagraph(
        mark(
          'link',
          '{"href":"mailto:a@example.org","target":"_blank","rel":"noopener noreferrer nofollow","class":null}',
          {
            inside: [1, 1],
          },
        ),
      ),
    ],
    ['a heading', attribute('heading', 'level', [...INTEGER, 3])],
    ['elements inside each other', nested(64)],
    ['what is left of a removed paragraph', updateOf([[1, [removed(1, NOTE)]]])],
    ['what is left of removed letters', inParagraph(removed(3, { inside: [1, 1] }))],
    ['what is left of a value', updateOf([[1, [element('heading', NOTE), removed(1, LEVEL)]]])],
  ])('%s', (_what, update) => {
    expect(checkUpdate(NO_CLOCKS, update)).toMatchObject({ ok: true });
    expect(noteClocksOf(update).order).not.toBe('closed');
  });
});

describe('a note refuses', () => {
  it.each([
    ['an unknown node', updateOf([[1, [element('script', NOTE)]]])],
    ['a node named like something of every object', updateOf([[1, [element('constructor', NOTE)]]])],
    ['a node named with a control character', updateOf([[1, [element('paragraph\u0000', NOTE)]]])],
    ['an unknown mark', inParagraph(mark('comment', '{}', { inside: [1, 1] }))],
    ['a mark that is no object', inParagraph(mark('bold', '"x"', { inside: [1, 1] }))],
    ['a class', inParagraph(mark('link', '{"href":"https://a.example","class":"banner"}', { inside: [1, 1] }))],
    ['a style', attribute('paragraph', 'style', [...TEXT, 1, 120])],
    ['a link that runs', inParagraph(mark('link', '{"href":"javascript:alert(1)"}', { inside: [1, 1] }))],
    ['a link to data', inParagraph(mark('link', '{"href":"data:text/html,x"}', { inside: [1, 1] }))],
    ['half a character', inParagraph(mark('link', '{"href":"https://a.example/\\ud800"}', { inside: [1, 1] }))],
    ['an attribute of another node', attribute('paragraph', 'level', [...INTEGER, 3])],
    ['an attribute with a control character in its name', attribute('heading', 'level\u0001', [...INTEGER, 3])],
    ['a level that is text', attribute('heading', 'level', [...TEXT, 1, 51])],
    ['a level beyond the last', attribute('heading', 'level', [...INTEGER, 9])],
    ['a value that is an object', attribute('heading', 'level', [1, 118, 0])],
    ['a value that is a list', attribute('heading', 'level', [1, 117, 0])],
    ['several values', attribute('heading', 'level', [2, 125, 3, 125, 3])],
    ['text outside of a text', updateOf([[1, [letter(NOTE)]]])],
    ['a text in a text', inParagraph(words({ inside: [1, 1] }))],
    ['a mark among nodes', updateOf([[1, [mark('bold', '{}', NOTE)]]])],
    ['an attribute of the note itself', updateOf([[1, [element('heading', { ...NOTE, key: 'level' })]]])],
    ['an element in a text', inParagraph(element('paragraph', { inside: [1, 1] }))],
    ['a value among nodes', updateOf([[1, [value([...INTEGER, 3], NOTE)]]])],
    ['an attribute of a text', inParagraph(value([...INTEGER, 3], { inside: [1, 1], key: 'level' }))],
    ['something inside a letter', inParagraph(letter({ inside: [1, 1] }), letter({ inside: [1, 2] }))],
    ['a place between two texts', twoTexts(letter({ left: [1, 2], right: [1, 5] }))],
    ['what is left of something between two texts', twoTexts(removed(1, { left: [1, 2], right: [1, 5] }))],
    ['an embedded object', inParagraph(piece(5, [2, 123, 125], { inside: [1, 1] }))],
    ['JSON', updateOf([[1, [piece(2, [1, 1, 49], NOTE)]]])],
    ['binary', updateOf([[1, [piece(3, [1, 49], NOTE)]]])],
    ['bytes behind its end', Uint8Array.from([...inParagraph(), 0])],
    ['more letters than there are', inParagraph(piece(4, [0xff, 0xff, 0xff, 0xff, 0x7f, 120], { inside: [1, 1] }))],
    ['more pieces than there are', Uint8Array.from([1, 0xff, 0xff, 0xff, 0xff, 0x7f, 1, 0, 0])],
    ['more clients than there are', Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0x7f])],
    ['more deletions than there are', Uint8Array.from([0, 1, 1, 0xff, 0xff, 0xff, 0xff, 0x7f, 0, 1])],
    ['deletions over each other', Uint8Array.from([...inParagraph().slice(0, -1), 1, 1, 2, 0, 2, 1, 1])],
  ])('%s', (_what, update) => {
    expect(checkUpdate(NO_CLOCKS, update)).toEqual({ ok: false, code: 'invalid' });
  });

  it('elements too deep inside each other', () => {
    expect(checkUpdate(NO_CLOCKS, nested(65))).toEqual({ ok: false, code: 'too_large' });
  });

  it('more pieces than a text may have, however they arrive', () => {
    const state = inParagraph(...Array.from({ length: 4_950 }, () => letter({ inside: [1, 1] })));
    const author = new NoteAuthor(7, state);
    let clocks = noteClocksOf(state);
    const send = (update: Uint8Array) => {
      const check = checkUpdate(clocks, update);
      if (check.ok) clocks = check.clocks;
      return check.ok ? null : check.code;
    };
    const codes = Array.from({ length: 52 }, () => send(author.type(0, 'y')));
    // What follows rests on what was refused.
    expect(codes).toEqual([...Array<null>(50).fill(null), 'too_large', 'gap']);
  });

  it.each(Object.entries(LABORIOUS))('what is laborious to place: %s', (_what, update) => {
    expect(checkUpdate(NO_CLOCKS, update(1_500)).ok).toBe(false);
  });

  it('what is laborious to place piece by piece, before the next person waits for it', () => {
    const whole = LABORIOUS['everything at the start, in front of a long line']?.(3_000) ?? new Uint8Array();
    const clocks = noteClocksOf(whole);
    expect(clocks.order).toBe('closed');
    expect(checkUpdate(clocks, new NoteAuthor(7).paragraph('more'))).toEqual({ ok: false, code: 'quarantined' });
  });
});

describe('a batch that is thrown away', () => {
  it('leaves no trace in what later updates are judged by', () => {
    const author = new NoteAuthor(7);
    const first = checkUpdate(NO_CLOCKS, author.paragraph('first'));
    if (!first.ok) throw new Error('not accepted');
    const stranger = new NoteAuthor(8, author.state);
    expect(checkUpdate(first.clocks, stranger.type(2, 'thrown away'))).toMatchObject({ ok: true });
    const next = author.type(3, 'next');
    const again = checkUpdate(first.clocks, next);
    expect(again).toMatchObject({ ok: true, clocks: { next: noteClocksOf(author.state).next } });
    if (again.ok) expect(checkUpdate(again.clocks, stranger.type(0, 'too early'))).toEqual({ ok: false, code: 'gap' });
  });
});

const RUNS = Number(process.env['COLLAB_PROPERTY_RUNS'] ?? 3_000);

describe('damaged updates, their lengths included', () => {
  const base = new NoteAuthor(7);
  base.paragraph('base of everything');
  const stored = noteClocksOf(base.state);
  const updates = (): Uint8Array[] => {
    const author = new NoteAuthor(9, base.state);
    author.type(4, 'typed');
    author.paragraph('second');
    author.erase(2, 5);
    author.mark(1, 4, 'italic');
    return [...author.updates, author.state, inParagraph(letter({ inside: [1, 1] })), nested(20)];
  };
  const LENGTHS = [
    [0],
    [1],
    [0x7f],
    [0xff, 0x7f],
    [0xff, 0xff, 0xff, 0x7f],
    [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f],
  ];

  it('never throw, and what is accepted can be applied', () => {
    const random = new Prng(20_260_701);
    const originals = updates();
    let accepted = 0;
    for (let run = 0; run < RUNS; run++) {
      const original = random.pick(originals);
      const at = random.below(original.length);
      const update = Uint8Array.from([...original.slice(0, at), ...random.pick(LENGTHS), ...original.slice(at + 1)]);
      const check = checkUpdate(stored, update);
      if (!check.ok) continue;
      accepted += 1;
      const doc = new Y.Doc();
      Y.applyUpdate(doc, base.state);
      Y.applyUpdate(doc, update);
      expect(doc.store.pendingStructs).toBeNull();
    }
    expect(accepted).toBeGreaterThan(0);
  });
});
