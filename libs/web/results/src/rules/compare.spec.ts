import { type FrozenAnswer, type FrozenContent2 } from '@certitude/contracts/freezing';
import { firstFormat, frozenContent, frozenEvidence, frozenText, release } from '@certitude/web/testing';
import { changesInWords, compareContents } from './compare';

const withFirst = (change: Partial<FrozenAnswer>, more: Partial<FrozenContent2> = {}): FrozenContent2 => {
  const [first, ...others] = frozenContent().responses;
  if (!first) throw new Error('There are answers.');
  return frozenContent({ ...more, responses: [{ ...first, ...change }, ...others] });
};
const bold = {
  type: 'doc',
  content: [
    { type: 'paragraph', content: [{ type: 'text', text: 'Signed by the board.', marks: [{ type: 'bold' }] }] },
  ],
};

describe('comparing two states of an assessment', () => {
  it('finds nothing where nothing changed, whichever format they are in', () => {
    expect(compareContents(frozenContent(), frozenContent(), release)).toMatchObject({ changed: [], unchanged: 4 });
    const words = withFirst({ rationale: frozenText('Signed by the board.') });
    const first = firstFormat();
    const same = {
      ...first,
      responses: first.responses.map((answer, at) =>
        at === 0 ? { ...answer, rationale: 'Signed by the board.' } : answer,
      ),
    };
    expect(compareContents(same, words, release)).toMatchObject({ changed: [], unchanged: 4 });
  });

  it.each<[string, Partial<FrozenAnswer>, object]>([
    [
      'a level',
      { level: 5 },
      { level: { before: '4 Managed', after: '5 Optimized' }, scope: null, rationale: null, evidence: [] },
    ],
    ['a level that was taken back', { level: 0 }, { level: { before: '4 Managed', after: 'Not assessed' } }],
    [
      'the scope',
      { applicability: { applicability: 'not-applicable', reason: 'No recovery.' } },
      { level: null, scope: { before: 'Applicable', after: 'Not applicable: No recovery.' } },
    ],
    [
      'the words of a rationale',
      { rationale: frozenText('Signed.') },
      { rationale: { before: 'Signed by the board.', after: 'Signed.' } },
    ],
    [
      'how a rationale looks',
      { rationale: bold },
      { rationale: { before: 'Signed by the board.', after: 'Signed by the board.' } },
    ],
    ['a rationale that is gone', { rationale: null }, { rationale: { before: 'Signed by the board.', after: '' } }],
    ['evidence that is gone', { evidence: [] }, { evidence: [{ what: 'removed', title: 'Ceremony protocol' }] }],
  ])('finds %s', (_what, change, found) => {
    const { changed, unchanged } = compareContents(frozenContent(), withFirst(change), release);
    expect(changed).toMatchObject([{ number: '1.1', title: 'About requirement-1', ...found }]);
    expect(unchanged).toBe(3);
  });

  it('tells evidence that was revised from evidence that was added', () => {
    const revised = frozenContent({ evidence: [frozenEvidence({ hash: 'd'.repeat(64), revision: 3 })] });
    expect(compareContents(frozenContent(), revised, release).changed).toMatchObject([
      { evidence: [{ what: 'revised', title: 'Ceremony protocol' }] },
    ]);
    expect(compareContents(withFirst({ evidence: [] }), frozenContent(), release).changed).toMatchObject([
      { evidence: [{ what: 'added', title: 'Ceremony protocol' }] },
    ]);
    expect(compareContents(firstFormat(), revised, release).changed).toMatchObject([
      {
        evidence: [
          { what: 'added', title: 'Ceremony protocol' },
          { what: 'removed', title: 'aaaaaaaaaaaa…' },
        ],
      },
    ]);
  });

  it('counts what changed', () => {
    const after = withFirst({ level: 5, rationale: null });
    expect(compareContents(frozenContent(), after, release).counts).toEqual({
      level: 1,
      scope: 0,
      rationale: 1,
      evidence: 0,
    });
  });

  it('puts the scores beside each other: overall, then the modules', () => {
    const score = { score: 3, level: 3, assessed: 1, applicable: 1, fraction: '3' };
    const { overall } = frozenContent().scores;
    const after = frozenContent({ scores: { overall: score, modules: { O: score }, categories: {} } });
    expect(compareContents(frozenContent(), after, release).scores).toEqual([
      { id: 'overall', title: 'Overall', before: overall, after: score },
      { id: 'G', title: 'Governance', before: null, after: null },
      { id: 'O', title: 'Operations', before: null, after: score },
    ]);
  });
});

describe('what changed, in words', () => {
  const none = { level: 0, scope: 0, rationale: 0, evidence: 0 };
  it.each([
    [none, ''],
    [{ ...none, level: 1 }, 'Changed: level of 1 answer.'],
    [{ ...none, level: 2, evidence: 1 }, 'Changed: level of 2 and evidence of 1 answer.'],
    [
      { level: 1, scope: 2, rationale: 3, evidence: 4 },
      'Changed: level of 1, scope of 2, rationale of 3, and evidence of 4 answers.',
    ],
  ])('%j: %s', (counts, words) => {
    expect(changesInWords(counts)).toBe(words);
  });
});
