import { fakeId } from '@certitude/web/testing';
import { evidenceFilter, filtersIn, isFiltered, sortingOf } from './evidence-filter';

const me = fakeId<never>(1);
const other = fakeId<never>(2);

describe('what the address of the evidence asks for', () => {
  it.each([
    [{}, {}],
    [
      { sort: 'until', order: 'asc' },
      { sort: 'until', order: 'asc' },
    ],
    [{ sort: 'size', order: 'up' }, {}],
    [
      { search: 'key', state: 'accepted' },
      { search: 'key', state: 'accepted' },
    ],
    [{ state: 'lost' }, {}],
    [{ owner: 'me' }, { owner: me }],
    [{ owner: other }, { owner: other }],
    [{ ends: '30' }, { endsUntil: '2030-01-31' }],
    [{ ends: '31' }, {}],
    [{ archived: 'yes' }, { standing: 'archived' }],
  ])('%j is %j', (values, expected) => {
    expect(evidenceFilter(values, me, '2030-01-01')).toEqual(expected);
  });

  it('is filtered by what leaves evidence out, not by the order', () => {
    expect(isFiltered({ sort: 'title' })).toBe(false);
    expect(isFiltered({ ends: '30' })).toBe(true);
    expect(filtersIn({ sort: 'title', search: 'key', ends: '30', state: 'accepted' })).toBe(2);
    expect(isFiltered({ search: 'key' })).toBe(true);
    expect(sortingOf({})).toEqual({ sort: 'added', order: 'desc' });
  });
});
