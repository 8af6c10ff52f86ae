import { fakeId } from '@certitude/web/testing';
import { filtersIn, planFilter, sortingOf } from './plan-filter';

const me = fakeId<never>(1);
const other = fakeId<never>(2);

describe('what the address of the plans asks for', () => {
  it.each([
    [{}, {}],
    [
      { sort: 'changed', order: 'desc' },
      { sort: 'changed', order: 'desc' },
    ],
    [{ sort: 'size', order: 'up' }, {}],
    [{ status: 'done' }, { status: 'done' }],
    [{ status: 'open' }, { status: 'open' }],
    [{ status: 'lost' }, {}],
    [{ owner: 'me' }, { responsible: me }],
    [{ owner: 'nobody' }, { responsible: 'nobody' }],
    [{ owner: other }, { responsible: other }],
    [{ owner: 'x' }, {}],
    [{ pki: other }, { pkiId: other }],
    [{ due: 'overdue' }, { overdue: 'yes' }],
    [{ from: '2030-01-01', until: '2030-02-31' }, { dueFrom: '2030-01-01' }],
    [{ archived: 'yes' }, { standing: 'archived' }],
  ])('%j is %j', (values, expected) => {
    expect(planFilter(values, me)).toEqual(expected);
  });

  it('is filtered by what leaves plans out, not by the order', () => {
    expect(filtersIn({ sort: 'pki' })).toBe(0);
    expect(filtersIn({ owner: 'me', due: 'overdue', sort: 'pki' })).toBe(2);
    expect(sortingOf({ sort: 'pki', order: 'desc' })).toEqual({ sort: 'pki', order: 'desc' });
    expect(sortingOf({ sort: 'size' })).toEqual({ sort: 'due', order: 'asc' });
  });
});
