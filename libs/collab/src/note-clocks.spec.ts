import { NOTE_FRAGMENT } from '@certitude/contracts';
import fc from 'fast-check';
import * as Y from 'yjs';
import { NOTE_LIMITS } from './note/note-schema';
import {
  checkUpdate,
  CLOSED_CLOCKS,
  compacted,
  mergeUpdates,
  NO_CLOCKS,
  noteClocksOf,
  type NoteClocks,
} from './note-clocks';
import { noteFromPlainText } from './note-codec';
import { element, letter, updateOf as updateWith, words } from './testing/hostile-notes';
import { NoteAuthor } from './testing/notes';

const after = (...updates: Uint8Array[]) => noteClocksOf(mergeUpdates(updates));
const updateOf = (change: (doc: Y.Doc) => void): Uint8Array => {
  const doc = new Y.Doc();
  change(doc);
  return Y.encodeStateAsUpdate(doc);
};

describe('the check of an update of a note', () => {
  it('accepts what rests on nothing, and advances the clocks', () => {
    const update = new NoteAuthor(7).paragraph('kept');
    const check = checkUpdate(NO_CLOCKS, update);
    expect(check).toEqual({ ok: true, changes: true, clocks: noteClocksOf(update) });
  });

  it('leaves the clocks it was given alone', () => {
    const clocks = noteClocksOf(null);
    checkUpdate(clocks, new NoteAuthor(7).paragraph('thrown away'));
    expect(clocks).toMatchObject({ next: new Map(), bytes: 0 });
  });

  it('says when everything in it was there already', () => {
    const update = new NoteAuthor(7).paragraph('once');
    expect(checkUpdate(after(update), update)).toMatchObject({ ok: true, changes: false });
  });

  it('says that something changes when one of several authors brings something new', () => {
    const [known, fresh] = [new NoteAuthor(7).paragraph('once'), new NoteAuthor(8).paragraph('new')];
    for (const update of [mergeUpdates([known, fresh]), fresh])
      expect(checkUpdate(after(known), update)).toMatchObject({ ok: true, changes: true });
  });

  it('counts the stored bytes, and starts anew after compaction', () => {
    const update = new NoteAuthor(7).paragraph('words');
    const stored = noteClocksOf(update);
    expect(stored.bytes).toBe(update.byteLength);
    expect(checkUpdate(stored, update)).toMatchObject({ clocks: { bytes: 2 * update.byteLength } });
    expect(compacted(stored, 3)).toMatchObject({ next: stored.next, bytes: 3 });
  });

  describe('refuses as a gap an update', () => {
    const first = new NoteAuthor(7);
    const beginning = first.paragraph('beginning');
    const skipped = first.type(0, 'skipped ');
    const continued = first.type(0, 'continued ');
    const other = (id: number) => new NoteAuthor(id, mergeUpdates([beginning, skipped]));

    it.each([
      ['that continues a missing one of the same author', [beginning], continued],
      [
        'that has a missing one in its middle',
        [beginning],
        mergeUpdates([continued, new NoteAuthor(8).paragraph('x')]),
      ],
      ['with a hole', [], mergeUpdates([beginning, continued])],
      ['that stands left or right of something missing', [beginning], other(9).type(3, 'between')],
      ['that stands before something missing', [beginning], other(9).type(0, 'before')],
      ['that deletes something missing', [beginning], other(9).erase(0, 3)],
      ['that marks something missing', [beginning], other(9).mark(0, 2, 'bold')],
      ['that writes into an element that is missing', [], new NoteAuthor(9, beginning).type(0, 'inside')],
    ])('%s', (_, stored, update) => {
      const clocks = stored.length > 0 ? after(...stored) : NO_CLOCKS;
      expect(checkUpdate(clocks, update)).toEqual({ ok: false, code: 'gap' });
      expect(checkUpdate(after(beginning, skipped, continued), update)).toMatchObject({ ok: true });
    });

    it('whose parts wait for each other in a circle', () => {
      // Two inserts, by 1 and by 2, each to the right of the other one.
      const circle = Uint8Array.from([2, 1, 2, 0, 0x84, 1, 0, 1, 98, 1, 1, 0, 0x84, 2, 0, 1, 97, 0]);
      expect(Y.decodeUpdate(circle).structs).toHaveLength(2);
      expect(checkUpdate(NO_CLOCKS, circle)).toEqual({ ok: false, code: 'gap' });
    });
  });

  it('finds the order in which the parts of an update by several authors rest on each other', () => {
    const one = new NoteAuthor(1);
    const two = new NoteAuthor(2);
    for (let round = 0; round < 5; round++) {
      two.receive(round === 0 ? one.paragraph('one') : one.type(round, 'one'));
      one.receive(two.type(round + 1, 'two'));
    }
    expect(checkUpdate(NO_CLOCKS, one.state)).toMatchObject({ ok: true });
    expect(checkUpdate(NO_CLOCKS, mergeUpdates([...two.updates, ...one.updates]))).toMatchObject({ ok: true });
  });

  it('follows a chain of any length', () => {
    const number = (value: number): number[] =>
      value < 128 ? [value] : [128 | (value % 128), ...number(Math.floor(value / 128))];
    const root = [...NOTE_FRAGMENT].map((letter) => letter.charCodeAt(0));
    // Each author's only letter stands behind that of the author before.
    const behind = (author: number) => [
      ...[1, ...number(author), 0, 0x84],
      ...[...number(author - 1), author === 2 ? 1 : 0, 1, 97],
    ];
    const text = [0x07, 1, root.length, ...root, 6, 0x04, 0, 1, 0, 1, 97];
    const chainOf = (length: number) => {
      const authors = Array.from({ length: length - 1 }, (_, index) => length - index);
      return Uint8Array.from([...number(length), ...authors.flatMap(behind), 2, 1, 0, ...text, 0]);
    };
    expect(checkUpdate(NO_CLOCKS, chainOf(256))).toMatchObject({ ok: true });
    expect(noteClocksOf(chainOf(5_000)).next.size).toBe(5_000);
  });

  describe('refuses as invalid', () => {
    const big = Number.MAX_SAFE_INTEGER;
    it.each([
      ['nothing at all', new Uint8Array()],
      ['the start of an update', new NoteAuthor(7).paragraph('cut off').slice(0, -3)],
      ['another root than the note', updateOf((doc) => doc.getText('other').insert(0, 'x'))],
      [
        'a nested document',
        updateOf((doc) => doc.getXmlFragment(NOTE_FRAGMENT).push([new Y.Doc() as unknown as Y.XmlElement])),
      ],
      ['binary', updateOf((doc) => doc.getArray(NOTE_FRAGMENT).push([new Uint8Array(3)]))],
      ['other types than elements and text', updateOf((doc) => doc.getArray(NOTE_FRAGMENT).push([new Y.Map()]))],
      ['one author in two places', Uint8Array.from([2, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 0])],
      ['an empty piece', Uint8Array.from([1, 1, 1, 0, 0, 0, 0])],
      ['an empty deletion', Uint8Array.from([0, 1, 1, 1, 0, 0])],
      ['a clock no number can hold', updateWithGarbage(big, big)],
    ])('%s', (_, update) => {
      expect(checkUpdate(NO_CLOCKS, update)).toEqual({ ok: false, code: 'invalid' });
    });
  });
});

describe('a stored note', () => {
  const letters = (count: number) => Array.from({ length: count }, () => letter({ inside: [1, 1] }));
  const PARAGRAPH = [element('paragraph', { inside: 'note' }), words({ inside: [1, 0] })];
  const one = updateWith([[900, [element('paragraph', { inside: 'note' })]]]);
  const holding = (clocks: NoteClocks, work: Partial<NoteClocks['work']>): NoteClocks => ({
    ...clocks,
    work: { ...clocks.work, ...work },
  });

  it.each<[string, number, (least: number) => NoteClocks]>([
    [
      'pieces',
      NOTE_LIMITS.piecesPerNote,
      (count) => noteClocksOf(updateWith([[1, [...PARAGRAPH, ...letters(count - 2)]]])),
    ],
    [
      'clients',
      NOTE_LIMITS.clientsPerNote,
      (count) =>
        noteClocksOf(
          updateWith([
            ...Array.from({ length: count - 1 }, (_, at) => [count - at + 1_000, letters(1)] as const),
            [1, PARAGRAPH],
          ]),
        ),
    ],
    [
      'pieces and deletions together',
      NOTE_LIMITS.piecesPerNote,
      (count) => holding(noteClocksOf(updateWith([[1, PARAGRAPH]])), { deletions: count - 2 }),
    ],
  ])('has room for so many %s and no more: %d', (_what, most, storedWith) => {
    expect(checkUpdate(storedWith(most - 1), one)).toMatchObject({ ok: true });
    expect(checkUpdate(storedWith(most), one)).toEqual({ ok: false, code: 'too_large' });
  });

  it('takes no more when finding places has taken too much altogether', () => {
    const stored = noteClocksOf(updateWith([[1, [...PARAGRAPH, ...letters(3)]]]));
    const behindThem = updateWith([[900, letters(1)]]);
    const most = NOTE_LIMITS.passedPerNote;
    expect(checkUpdate(holding(stored, { passed: most - 3 }), behindThem)).toMatchObject({
      ok: true,
      clocks: { work: { passed: most } },
    });
    expect(checkUpdate(holding(stored, { passed: most - 2 }), behindThem)).toEqual({ ok: false, code: 'too_large' });
  });

  it('remembers how much work it was', () => {
    const author = new NoteAuthor(7);
    author.paragraph('some words');
    author.erase(1, 2);
    author.erase(4, 1);
    expect(noteClocksOf(author.state).work).toEqual({ passed: 0, deletions: 2 });
    const check = checkUpdate(noteClocksOf(author.state), author.erase(0, 1));
    expect(check).toMatchObject({ ok: true, changes: true, clocks: { work: { passed: 0, deletions: 3 } } });
  });

  it('that nobody can read takes nothing, not even what is wrong itself', () => {
    for (const state of [Uint8Array.from([9, 9]), updateWith([[1, [letter({ left: [2, 5] })]]])]) {
      expect(noteClocksOf(state)).toEqual(CLOSED_CLOCKS);
      expect(checkUpdate(noteClocksOf(state), Uint8Array.from([1]))).toEqual({ ok: false, code: 'quarantined' });
    }
  });

  it('that was never written takes everything', () => {
    expect(noteClocksOf(null)).toEqual(NO_CLOCKS);
    expect(checkUpdate(noteClocksOf(null), one)).toMatchObject({ ok: true });
  });

  it('may hold what an editor before wrote', () => {
    const stored = noteClocksOf(updateWith([[1, [element('diagram', { inside: 'note' })]]]));
    expect(checkUpdate(stored, one)).toMatchObject({ ok: true });
  });
});

/** An update with one removed piece of the given clock and length. */
function updateWithGarbage(clock: number, length: number): Uint8Array {
  const number = (value: number): number[] =>
    value < 128 ? [value] : [128 | (value % 128), ...number(Math.floor(value / 128))];
  return Uint8Array.from([1, 1, 1, ...number(clock), 0, ...number(length), 0]);
}

const RUNS = Number(process.env['COLLAB_PROPERTY_RUNS'] ?? 3_000);

describe('whatever arrives as an update', () => {
  const base = new NoteAuthor(7);
  base.paragraph('base of everything');
  const stored = base.state;
  const valid = (): Uint8Array[] => {
    const author = new NoteAuthor(9, stored);
    author.type(4, 'typed');
    author.paragraph('second');
    author.erase(2, 5);
    author.mark(1, 4, 'italic');
    author.type(1, 'more');
    return [...author.updates, mergeUpdates(author.updates), author.state, noteFromPlainText('a\nb', 11)];
  };

  /** Applying must work at once and leave nothing pending: that is what the check promises to every reader. */
  const isApplied = (update: Uint8Array): boolean => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, stored);
    Y.applyUpdate(doc, update);
    return doc.store.pendingStructs === null && doc.store.pendingDs === null;
  };
  const holds = (update: Uint8Array): void => {
    const check = checkUpdate(noteClocksOf(stored), update);
    if (check.ok) expect(isApplied(update)).toBe(true);
    else expect(['gap', 'invalid']).toContain(check.code);
  };

  it('is refused or can be applied at once by everybody: random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), holds), { numRuns: RUNS });
  });

  it('is refused or can be applied at once by everybody: damaged updates', () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 });
    const property = fc.property(fc.constantFrom(...valid()), damage, fc.nat(400), (update, changes, cut) => {
      const damaged = update.slice(0, update.byteLength - (cut % 5 === 0 ? cut % update.byteLength : 0));
      for (const [at, value] of changes) if (damaged.length > 0) damaged[at % damaged.length] = value;
      holds(damaged);
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('is accepted exactly when Yjs can apply it: some of several authors’ updates, in some order', () => {
    const history = (): Uint8Array[] => {
      const authors = [new NoteAuthor(21, stored), new NoteAuthor(22, stored), new NoteAuthor(23, stored)] as const;
      for (let round = 0; round < 4; round++) {
        for (const author of authors) {
          const update = round % 2 === 0 ? author.type(round * 2, `r${round}`) : author.erase(round, 2);
          for (const other of authors) if (other !== author) other.receive(update);
        }
      }
      return authors.flatMap(({ updates }) => updates);
    };
    const updates = history();
    const some = fc.shuffledSubarray(updates, { minLength: 1 });
    fc.assert(
      fc.property(some, (chosen) => {
        const update = mergeUpdates(chosen);
        expect(checkUpdate(noteClocksOf(stored), update).ok).toBe(isApplied(update));
      }),
      { numRuns: RUNS / 6 },
    );
  });
});
