import { type PkiStanding } from '@certitude/contracts';
import { changesSince } from './changes';

const category = (slug: string, score: number | null) => ({
  slug,
  name: slug.toUpperCase(),
  module: 'G',
  score,
  level: 1,
});
const standing = (more: Partial<PkiStanding>): PkiStanding =>
  ({
    policy: 'pkimm',
    overall: { score: 2.97, level: 2, assessed: 8, applicable: 9 },
    categories: [category('a', 3), category('b', 2.5), category('c', 1), category('d', null), category('new', 4)],
    before: {
      ...{ assessmentId: 'a1', revision: 2, at: '2030-01-01T00:00:00.000Z', policy: 'pkimm', score: 2.5 },
      categories: [
        { slug: 'a', score: 1 },
        { slug: 'b', score: 2.52 },
        { slug: 'c', score: 1.4 },
        { slug: 'd', score: 2 },
      ],
    },
    ...more,
  }) as PkiStanding;

describe('what changed since a version', () => {
  it('is told of the whole and of categories, the furthest first, as far as it shows', () => {
    expect(changesSince(standing({}))).toEqual({
      ...{ revision: 2, at: '2030-01-01T00:00:00.000Z', overall: 'up 0.47' },
      categories: [
        { name: 'A', text: '1.00 → 3.00', isUp: true },
        { name: 'D', text: '2.00 → –', isUp: false },
        { name: 'C', text: '1.40 → 1.00', isUp: false },
        { name: 'B', text: '2.52 → 2.50', isUp: false },
      ],
    });
  });

  it.each([
    [2.5, 'unchanged'],
    [2.1, 'down 0.40'],
    [null, null],
  ])('from 2.5 to %s: %s', (score, words) => {
    const overall = { score, level: 2, assessed: 8, applicable: 9 };
    expect(changesSince(standing({ overall }))?.overall).toBe(words);
  });

  it('is not told where nothing is assessed now, nothing was frozen, or others rules count', () => {
    const none = { score: 0, level: 0, assessed: 0, applicable: 9 };
    expect(changesSince(standing({ overall: none }))?.overall).toBeNull();
    expect(changesSince(standing({ before: null }))).toBeNull();
    expect(changesSince(standing({ policy: 'workbook' }))).toMatchObject({ overall: null, categories: [] });
  });
});
