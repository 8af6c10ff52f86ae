import { checkUpdate, mergeUpdates, NO_CLOCKS, noteClocksOf, type NoteClocks } from '../note-clocks';
import { element, gone, letter, mark, PARAGRAPH, removed, updateOf, value, words } from '../testing/hostile-notes';
import { anyNeighbours, atTheStart, history, placesIn } from '../testing/note-histories';
import { NoteAuthor } from '../testing/notes';
import { NOTE_LIMITS } from './note-schema';

/** Larger than every author's: something it puts to the left of a piece passes all that stands before that. */
const RULER = 4_000_000_000;
const clocksAfter = (updates: readonly Uint8Array[], before = NO_CLOCKS): NoteClocks =>
  updates.reduce((clocks, update) => {
    const check = checkUpdate(clocks, update);
    if (!check.ok) throw new Error(check.code);
    return check.clocks;
  }, before);
/** How many characters stand before a piece in its text. */
const standsAt = (clocks: NoteClocks, [client, clock]: readonly [number, number]): number | string => {
  const check = checkUpdate(clocks, updateOf([[RULER, [letter({ right: [client, clock] })]]]));
  return check.ok ? check.clocks.work.passed - clocks.work.passed : check.code;
};
const sizeOf = ({ order }: NoteClocks) => {
  if (!order || order === 'closed') throw new Error('no order');
  return { pieces: order.pieces, clients: order.clients };
};

const letters = (count: number) => Array.from({ length: count }, () => letter({ inside: [1, 1] }));
const SEEDS = Array.from({ length: 8 }, (_, seed) => seed + 1);

describe('pieces that several people put somewhere at the same time', () => {
  it.each(SEEDS)('stand where Yjs has them, whatever was typed and erased (seed %d)', (seed) => {
    const { updates, first } = history(seed, 6);
    for (const clocks of [clocksAfter(updates), noteClocksOf(first.state)])
      for (const [id, at] of placesIn(first)) expect([id, standsAt(clocks, id)]).toEqual([id, at]);
  });

  it.each(SEEDS)('stand where Yjs has them when all of it was in one place (seed %d)', (seed) => {
    const { updates, first } = history(seed, 12, atTheStart);
    for (const clocks of [clocksAfter(updates), noteClocksOf(first.state)])
      for (const [id, at] of placesIn(first)) expect([id, standsAt(clocks, id)]).toEqual([id, at]);
  });

  it.each(SEEDS)('stand where Yjs has them, whatever neighbours they name (seed %d)', (seed) => {
    const { updates, first } = anyNeighbours(seed);
    const clocks = clocksAfter(updates);
    for (const [id, at] of placesIn(first)) expect([id, standsAt(clocks, id)]).toEqual([id, at]);
  });

  it.each([3, 9])('stand there as well when a piece of them was known in part (beside client %d)', (client) => {
    const author = new NoteAuthor(5);
    const paragraph = author.paragraph('ab');
    const between = new NoteAuthor(client, author.state).type(2, '!');
    author.type(2, 'cd');
    const whole = author.state;
    author.receive(between);
    const clocks = clocksAfter([paragraph, between, whole]);
    for (const [id, at] of placesIn(author)) expect([id, standsAt(clocks, id)]).toEqual([id, at]);
    expect(clocks.next.get(5)).toBe(6);
  });

  it.each(SEEDS)('are as many as in Yjs where each heard of the others (seed %d)', (seed) => {
    const { updates, first } = history(seed, 1);
    const { clients } = first.doc.store;
    const size = { pieces: [...clients.values()].flat().length, clients: clients.size };
    expect(sizeOf(noteClocksOf(first.state))).toEqual(size);
    expect(sizeOf(clocksAfter(updates)).clients).toBe(size.clients);
  });

  it.each(SEEDS)('stand there as well when what is known comes again with what is new (seed %d)', (seed) => {
    const { updates, first } = history(seed, 6);
    const clocks = clocksAfter([first.state], clocksAfter(updates.slice(0, updates.length / 2)));
    for (const [id, at] of placesIn(first)) expect([id, standsAt(clocks, id)]).toEqual([id, at]);
  });
});

describe('what a check that is thrown away put into the order', () => {
  it.each(SEEDS)('is taken back before the next one (seed %d)', (seed) => {
    const { updates, first } = history(seed, 6);
    const half = updates.slice(0, updates.length / 2);
    const rest = updates.slice(half.length);
    const clocks = clocksAfter(half);
    for (const update of [...rest, mergeUpdates(rest)]) checkUpdate(clocks, update);
    const again = clocksAfter(rest, clocks);
    expect(sizeOf(again)).toEqual(sizeOf(clocksAfter(updates)));
    for (const [id, at] of placesIn(first)) expect([id, standsAt(again, id)]).toEqual([id, at]);
  });
});

describe('what one person wrote one after the other', () => {
  const bold = (left: readonly [number, number]) => mark('bold', '{}', { left });
  it.each([
    ['letters', 1, [letter({ inside: [1, 1] }), letter({ left: [1, 2] })]],
    ['what is left of letters', 1, [removed(1, { inside: [1, 1] }), removed(2, { left: [1, 2] })]],
    ['letters, and what is left of some', 2, [letter({ inside: [1, 1] }), removed(1, { left: [1, 2] })]],
    ['letters between letters', 3, [...letters(1), letter({ left: [1, 2] }), letter({ left: [1, 2], right: [1, 3] })]],
    ['letters in front of each other', 2, [letter({ inside: [1, 1] }), letter({ right: [1, 2] })]],
    ['letters that knew what was behind them, and that did not', 2, [letter({ inside: [1, 1] }), ...letters(1)]],
    ['what is gone', 1, [gone(1), gone(2)]],
    ['marks', 3, [letter({ inside: [1, 1] }), bold([1, 2]), bold([1, 3])]],
    ['paragraphs', 2, [element('paragraph', { left: [1, 0] }), element('paragraph', { left: [1, 2] })]],
  ])('is one piece where Yjs has one: %s', (_what, pieces, written) => {
    expect(sizeOf(noteClocksOf(updateOf([[1, [...PARAGRAPH, ...written]]]))).pieces).toBe(PARAGRAPH.length + pieces);
  });
});

describe('a check that is thrown away', () => {
  const nothing = updateOf([]);

  it('leaves neither pieces nor clients', () => {
    const clocks = noteClocksOf(updateOf([[1, [...PARAGRAPH, ...letters(3)]]]));
    const before = sizeOf(clocks);
    const more = updateOf([[RULER, [element('paragraph', { inside: 'note' }), letter({ right: [1, 2] })]]]);
    expect(checkUpdate(clocks, more)).toMatchObject({ ok: true });
    expect(sizeOf(clocks)).toEqual({ pieces: before.pieces + 2, clients: before.clients + 1 });
    checkUpdate(clocks, nothing);
    expect(sizeOf(clocks)).toEqual(before);
  });

  it('makes what was typed on as short as it was', () => {
    const author = new NoteAuthor(5);
    const clocks = clocksAfter([author.paragraph('abc')]);
    const size = sizeOf(clocks);
    const atTheEnd = updateOf([[RULER, [letter({ inside: [5, 1] })]]]);
    expect(checkUpdate(clocks, author.type(3, 'def'))).toMatchObject({ ok: true });
    expect(sizeOf(clocks)).toEqual(size);
    expect(checkUpdate(clocks, atTheEnd)).toMatchObject({ ok: true, clocks: { work: { passed: 3 } } });
  });

  it('does not count for how many pieces a text may have', () => {
    const stored = (count: number) => noteClocksOf(updateOf([[1, [...PARAGRAPH, ...letters(count)]]]));
    const most = NOTE_LIMITS.piecesPerText;
    const one = updateOf([[RULER, letters(1)]]);
    const two = updateOf([[RULER, [...letters(1), letter({ right: [1, 2] })]]]);
    const clocks = stored(most - 1);
    for (let time = 0; time < 3; time++) expect(checkUpdate(clocks, one)).toMatchObject({ ok: true });
    expect(checkUpdate(clocks, two)).toEqual({ ok: false, code: 'too_large' });
    expect(checkUpdate(stored(most), one)).toEqual({ ok: false, code: 'too_large' });
  });

  it('counts what it cut for how many pieces a text may have', () => {
    const pair = [letter({ inside: [1, 1] }), letter({ left: [1, 2] })];
    const stored = (count: number) => noteClocksOf(updateOf([[1, [...PARAGRAPH, ...pair, ...letters(count - 1)]]]));
    const between = updateOf([[RULER, [letter({ left: [1, 2], right: [1, 3] })]]]);
    expect(checkUpdate(stored(NOTE_LIMITS.piecesPerText - 2), between)).toMatchObject({ ok: true });
    expect(checkUpdate(stored(NOTE_LIMITS.piecesPerText - 1), between)).toEqual({ ok: false, code: 'too_large' });
  });

  it('that cuts a piece makes two of it', () => {
    const text = noteClocksOf(new NoteAuthor(5).paragraph('abcd'));
    const { pieces } = sizeOf(text);
    const between = updateOf([[RULER, [letter({ left: [5, 3], right: [5, 4] })]]]);
    expect(checkUpdate(text, between)).toMatchObject({ ok: true, clocks: { work: { passed: 0 } } });
    expect(sizeOf(text).pieces).toBe(pieces + 2);
    checkUpdate(text, nothing);
    expect(sizeOf(text).pieces).toBe(pieces + 1);
    expect(standsAt(text, [5, 5])).toBe(3);
  });
});

describe('a place that is gone', () => {
  const state = updateOf([[1, [...PARAGRAPH, letter({ inside: [1, 1] }), gone(2), removed(1, { left: [1, 0] })]]]);

  it.each([
    ['between what stands and what is gone', [letter({ left: [1, 2], right: [1, 3] })]],
    ['between what is gone and what stands', [letter({ left: [1, 4], right: [1, 2] })]],
    ['in what is gone', [words({ inside: [1, 3] })]],
    ['in what was removed', [words({ inside: [1, 5] }), letter({ inside: [RULER, 0] })]],
    ['as an attribute of what was removed', [value([1, 125, 2], { inside: [1, 5], key: 'level' })]],
    ['behind that again', [letter({ left: [1, 3] }), letter({ left: [RULER, 0] }), letter({ right: [RULER, 1] })]],
  ])('takes what was put %s, and nothing moves', (_where, pieces) => {
    const stored = noteClocksOf(state);
    const check = checkUpdate(stored, updateOf([[RULER, pieces]]));
    expect(check).toMatchObject({ ok: true, clocks: { work: { passed: 0 } } });
    expect(standsAt(stored, [1, 2])).toBe(0);
  });

  it('takes nothing from what the same person wrote before, where it stands', () => {
    const before = [...PARAGRAPH, gone(1)];
    const clocks = noteClocksOf(
      updateOf([
        [2, [letter({ inside: [1, 1] }), letter({ left: [1, 2] })]],
        [1, before],
      ]),
    );
    const atTheEnd = updateOf([[RULER, [letter({ inside: [1, 1] })]]]);
    expect(checkUpdate(clocks, atTheEnd)).toMatchObject({ ok: true, clocks: { work: { passed: 1 } } });
  });

  it('takes what was written there meanwhile, and what was written on that', () => {
    const author = new NoteAuthor(5);
    author.paragraph('soon gone');
    const other = new NoteAuthor(9, author.state);
    author.doc.transact(() => author.fragment.delete(0, 1));
    const clocks = noteClocksOf(author.state);
    const after = clocksAfter([other.type(4, 'late'), other.type(8, ' later'), other.type(6, '-')], clocks);
    expect(after.next.get(9)).toBe(11);
    expect(after.work.passed).toBe(0);
  });
});

describe('finding a place', () => {
  const long = (characters: number) => noteClocksOf(new NoteAuthor(5).paragraph('x'.repeat(characters)));
  const atItsEnd = updateOf([[RULER, [letter({ inside: [5, 1] })]]]);

  it('may pass as many characters as an update may, and no more', () => {
    expect(checkUpdate(long(NOTE_LIMITS.passedPerUpdate), atItsEnd)).toMatchObject({
      ok: true,
      clocks: { work: { passed: NOTE_LIMITS.passedPerUpdate } },
    });
    expect(checkUpdate(long(NOTE_LIMITS.passedPerUpdate + 1), atItsEnd)).toEqual({ ok: false, code: 'too_large' });
  });

  it('passes nothing where nobody else wrote', () => {
    const author = new NoteAuthor(5);
    const updates = [author.paragraph('one'), author.type(3, ' two'), author.type(0, 'zero '), author.paragraph('end')];
    expect(clocksAfter(updates).work.passed).toBe(0);
  });
});

describe('what is stored', () => {
  it.each([
    ['in which letters stand among nodes', [letter({ inside: 'note' })]],
    ['with more pieces in a text than one may have', [...PARAGRAPH, ...letters(NOTE_LIMITS.piecesPerText + 1)]],
  ])('is not judged again: a note %s', (_what, pieces) => {
    expect(noteClocksOf(updateOf([[1, pieces]])).order).not.toBe('closed');
  });

  it.each([
    ['left', { left: [9, 0], right: [1, 2] }],
    ['right', { left: [1, 2], right: [9, 0] }],
    ['outside', { inside: [9, 0] }],
  ] as const)('takes nothing whose neighbour to the %s was taken back', (_side, beside) => {
    const clocks = noteClocksOf(updateOf([[1, [...PARAGRAPH, ...letters(1)]]]));
    const after = clocksAfter([updateOf([[9, letters(1)]])], clocks);
    checkUpdate(clocks, updateOf([]));
    expect(checkUpdate(after, updateOf([[RULER, [letter(beside)]]]))).toEqual({ ok: false, code: 'invalid' });
  });
});

describe('the values of an attribute', () => {
  const heading = [element('heading', { inside: 'note' }), words({ inside: [1, 0] })];
  const level = (number: number) => value([1, 125, number], { inside: [1, 0], key: 'level' });

  it('are a place of their own, apart from what stands in the element', () => {
    const clocks = clocksAfter([updateOf([[1, [...heading, level(2)]]])]);
    const second = updateOf([[RULER, [level(3), element('heading', { inside: [1, 0] })]]]);
    // Passes the first value, then the text.
    expect(checkUpdate(clocks, second)).toMatchObject({ ok: true, clocks: { work: { passed: 2 } } });
  });
});
