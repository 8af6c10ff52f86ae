import * as Y from 'yjs';
import { mergeUpdates } from '../note-clocks';
import { element, letter, mark, piece, updateOf, value, words } from '../testing/hostile-notes';
import { NoteAuthor } from '../testing/notes';
import { Unreadable } from './bounded-reader';
import { readNoteUpdate, type UpdateBounds } from './note-update';

const BOUNDS: UpdateBounds = { judged: true, pieces: 100, deletions: 100, clients: 10 };
const NOTE = { inside: 'note' } as const;
const PARAGRAPH = [element('paragraph', NOTE), words({ inside: [1, 0] })];
const inParagraph = (...pieces: number[][]) => updateOf([[1, [...PARAGRAPH, ...pieces]]]);
/** An update without pieces that deletes these ranges, client by client. */
const deleting = (...clients: readonly (readonly number[])[]) =>
  Uint8Array.from([
    0,
    clients.length,
    ...clients.flatMap(([client = 0, ...ranges]) => [client, ranges.length / 2, ...ranges]),
  ]);

const read = (update: Uint8Array, bounds: Partial<UpdateBounds> = {}) =>
  readNoteUpdate(update, { ...BOUNDS, ...bounds });
const placesIn = (update: Uint8Array, bounds: Partial<UpdateBounds> = {}) =>
  [...read(update, bounds).pieces.values()].flat().map(({ client, clock, length, item }) => ({
    ...{ client, clock, length },
    ...{ origin: item?.origin ?? null, rightOrigin: item?.rightOrigin ?? null, key: item?.key ?? null },
    gone: item ? item.isGone : 'hole',
  }));
/** The same, as Yjs reads it. */
const placesOfYjs = (update: Uint8Array) =>
  Y.decodeUpdate(update).structs.map((struct) => {
    const item = struct instanceof Y.Item ? struct : null;
    return {
      ...{ client: struct.id.client, clock: struct.id.clock, length: struct.length },
      ...{ origin: item?.origin ?? null, rightOrigin: item?.rightOrigin ?? null, key: item?.parentSub ?? null },
      gone: struct instanceof Y.Item ? false : struct instanceof Y.GC ? true : 'hole',
    };
  });

describe('an update is read as Yjs reads it', () => {
  const author = new NoteAuthor(7);
  author.paragraph('base of everything');
  const other = new NoteAuthor(1_000_000, author.state);
  const typed = other.type(4, 'in between');
  author.receive(typed);
  author.mark(2, 6, 'bold');
  author.erase(3, 4);
  author.erase(9, 2);
  author.doc.transact(() => {
    const heading = new Y.XmlElement('heading');
    author.fragment.push([heading]);
    heading.setAttribute('level', '3');
    author.fragment.delete(0, 1);
  });

  it.each<[string, Uint8Array]>([
    ...author.updates.map((update, at): [string, Uint8Array] => [`step ${at + 1}`, update]),
    ['what somebody else typed', typed],
    ['everything, what was deleted without a trace included', author.state],
    ['what has a hole', mergeUpdates([author.updates[0] ?? typed, author.updates[2] ?? typed])],
  ])('%s', (_what, update) => {
    expect(placesIn(update)).toEqual(placesOfYjs(update));
    const deleted = [...Y.decodeUpdate(update).ds.clients].flatMap(([client, ranges]) =>
      ranges.map(({ clock, len }) => ({ client, clock, length: len })),
    );
    expect(read(update).deletions).toEqual(deleted);
  });

  it('with what its pieces hold, and where they belong', () => {
    const pieces = [letter({ inside: [1, 1] }), mark('bold', '{}', { left: [1, 2] }), piece(1, [2], { left: [1, 3] })];
    const level = value([1, 125, 3], { inside: [1, 6], key: 'level' });
    const update = inParagraph(...pieces, element('heading', { left: [1, 0] }), level);
    const items = [...read(update).pieces.values()].flat().map(({ item }) => [item?.content, item?.parent]);
    expect(items).toEqual([
      [{ kind: 'element', name: 'paragraph' }, 'note'],
      [{ kind: 'words' }, { client: 1, clock: 0 }],
      [{ kind: 'text' }, { client: 1, clock: 1 }],
      [{ kind: 'format' }, null],
      [{ kind: 'removed' }, null],
      [{ kind: 'element', name: 'heading' }, null],
      [
        { kind: 'value', value: 3 },
        { client: 1, clock: 6 },
      ],
    ]);
  });
});

describe('what is stored was judged before', () => {
  it.each([
    ['an unknown node', updateOf([[1, [element('diagram', NOTE)]]])],
    ['an unknown mark', inParagraph(mark('comment', '{}', { inside: [1, 1] }))],
    [
      'several values',
      updateOf([[1, [element('heading', NOTE), value([2, 125, 3, 125, 4], { inside: [1, 0], key: 'level' })]]]),
    ],
  ])('%s is read when nobody judges', (_what, update) => {
    expect(placesIn(update, { judged: false })).toEqual(placesOfYjs(update));
    expect(() => read(update)).toThrow(Unreadable);
  });
});

describe('an update may have so many', () => {
  const letters = (count: number) => Array.from({ length: count }, () => letter({ inside: [1, 1] }));
  it.each<[string, Uint8Array, Partial<UpdateBounds>, Partial<UpdateBounds>]>([
    ['pieces', inParagraph(...letters(2)), { pieces: 4 }, { pieces: 3 }],
    [
      'pieces of all its clients together',
      updateOf([
        [2, letters(2)],
        [1, PARAGRAPH],
      ]),
      { pieces: 4 },
      { pieces: 3 },
    ],
    [
      'clients',
      updateOf([
        [3, letters(1)],
        [2, letters(1)],
        [1, PARAGRAPH],
      ]),
      { clients: 3 },
      { clients: 2 },
    ],
    ['deletions', deleting([1, 0, 1, 2, 1]), { deletions: 2 }, { deletions: 1 }],
    ['deletions of all its clients together', deleting([1, 0, 1], [2, 0, 1]), { deletions: 2 }, { deletions: 1 }],
  ])('%s and no more', (_what, update, enough, few) => {
    expect(() => read(update, enough)).not.toThrow();
    expect(() => read(update, few)).toThrow(new Unreadable('too many parts'));
  });
});

describe('an update is refused', () => {
  const whole = inParagraph();
  const text = [...'note'].map((char) => char.charCodeAt(0));
  it.each<[string, Uint8Array, string]>([
    ['with bytes behind its end', Uint8Array.from([...whole, 0]), 'more than an update'],
    [
      'with a client twice',
      updateOf([
        [1, PARAGRAPH],
        [1, PARAGRAPH],
      ]),
      'a client in two places',
    ],
    ['that deletes of a client twice', deleting([1, 0, 1], [1, 2, 1]), 'a client in two places'],
    ['with a piece without length', Uint8Array.from([1, 1, 1, 0, 0, 0, 0]), 'an impossible length'],
    ['with a hole without length', Uint8Array.from([1, 1, 1, 0, 10, 0, 0]), 'an impossible length'],
    [
      'inside something that is no root and no piece',
      Uint8Array.from([1, 1, 1, 0, 4, 2, 1, 97, 0, 0, 0, 0]),
      'a foreign parent',
    ],
    [
      'of another root',
      updateOf([[1, [piece(4, [1, 97], NOTE).map((byte, at, all) => (at === all.length - 3 ? byte + 1 : byte))]]]),
      'another root than the note',
    ],
    ['with a content that no note has', updateOf([[1, [piece(9, [...text], NOTE)]]]), 'a foreign content'],
    ['with a type that no note has', updateOf([[1, [piece(7, [1], NOTE)]]]), 'a foreign type'],
    ['with an unknown node', updateOf([[1, [element('script', NOTE)]]]), 'a foreign node'],
    ['with an unknown mark', inParagraph(mark('comment', '{}', { inside: [1, 1] })), 'a foreign mark'],
    [
      'with several values of an attribute',
      updateOf([[1, [element('heading', NOTE), value([2, 125, 3, 125, 3], { inside: [1, 0], key: 'level' })]]]),
      'an attribute has one value',
    ],
    ['that deletes nothing', deleting([1, 0, 0]), 'a foreign deletion'],
    ['that deletes over itself', deleting([1, 0, 2, 1, 1]), 'a foreign deletion'],
    ['that deletes backwards', deleting([1, 5, 1, 0, 1]), 'a foreign deletion'],
    [
      'that deletes beyond exactness',
      Uint8Array.from([0, 1, 1, 1, 255, 255, 255, 255, 255, 255, 255, 15, 1]),
      'a foreign deletion',
    ],
  ])('%s', (_what, update, why) => {
    expect(() => read(update)).toThrow(new Unreadable(why));
  });

  it('never for deletions side by side', () => {
    expect(read(deleting([1, 0, 2, 2, 1])).deletions).toHaveLength(2);
  });
});
