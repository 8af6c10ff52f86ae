import { contributorsOf } from '@certitude/collab';
import { outlineOf } from '@certitude/web/parts';
import { places } from '@certitude/web/live/testing';
import { accountId, release, responseId } from '@certitude/web/testing';
import { viewOf, viewsOf } from '../testing/given';
import { countsOf, filterOutline, type TreeQuery } from './tree-filter';

const me = accountId(1);
const contributors = contributorsOf([
  { response: responseId(3), accounts: [accountId(2), me] },
  { response: responseId(4), accounts: [accountId(2)] },
]);
const outline = outlineOf(release, places);
const views = viewsOf(
  viewOf(1, { level: 3, owner: me }),
  viewOf(2, { flag: true, reviewer: me, dueOn: '2026-03-04' }),
  viewOf(3, { applicability: { applicability: 'not-applicable', reason: 'No such thing' } }),
  viewOf(4, { status: 'ready-for-review', level: 2, owner: accountId(2), dueOn: '2026-03-05' }),
);
const today = '2026-03-05';
const shown = (query: Partial<TreeQuery>): number[] =>
  filterOutline(outline, views, { filter: 'all', search: '', me, contributors, today, ...query })
    .flatMap(({ categories }) => categories.flatMap(({ items }) => items))
    .map(({ id }) => [1, 2, 3, 4].find((number) => responseId(number) === id) ?? 0);

describe('the filter of the requirements', () => {
  it.each([
    ['mine: what I own, review or am invited to', 'mine', [1, 2, 3]],
    ['not assessed: without a level, as far as it applies', 'open', [2]],
    ['overdue: due before today', 'overdue', [2]],
    ['flagged', 'flagged', [2]],
    ['to review: handed in', 'review', [4]],
    ['all', 'all', [1, 2, 3, 4]],
  ] as const)('shows %s', (_, filter, expected) => {
    expect(shown({ filter })).toEqual(expected);
  });

  it('finds by words in title, number, category or module, in any order', () => {
    expect(shown({ search: 'governance requirement-2' })).toEqual([2]);
    expect(shown({ search: 'MONITORING' })).toEqual([4]);
    expect(shown({ search: '1.1' })).toEqual([1]);
    expect(shown({ search: '  strategy   requirement-1 ' })).toEqual([1]);
    expect(shown({ search: 'requirement', filter: 'review' })).toEqual([4]);
    expect(shown({ search: 'nowhere' })).toEqual([]);
  });

  it('shows nobody anything as theirs who is not signed in, and nothing that is not loaded', () => {
    const unassigned = viewsOf(viewOf(3, { owner: accountId(2), reviewer: accountId(2) }));
    const query = { search: '', contributors, today, me: null } as const;
    expect(filterOutline(outline, unassigned, { ...query, filter: 'mine' })).toEqual([]);
    expect(filterOutline(outline, viewsOf(), { ...query, filter: 'open' })).toEqual([]);
    expect(filterOutline(outline, viewsOf(), { ...query, filter: 'all', search: 'monitoring' })).toHaveLength(1);
  });

  it('leaves out categories and modules without what is searched', () => {
    const left = filterOutline(outline, views, { filter: 'all', search: '2.1', me, contributors, today });
    expect(left.map(({ module, categories }) => [module.id, categories.map(({ number }) => number)])).toEqual([
      ['G', ['2']],
    ]);
  });

  it('counts for every filter', () => {
    expect(countsOf(outline, views, { me, contributors, today })).toEqual({
      ...{ all: 4, mine: 3, open: 1 },
      ...{ overdue: 1, flagged: 1, review: 1 },
    });
  });
});
