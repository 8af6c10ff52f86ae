import { PLAN_STATUSES } from '@certitude/contracts';
import { isOpen, isOverdue } from './plan.policy';

describe('the way of a plan', () => {
  it('ends when it is done, verified or cancelled', () => {
    expect(PLAN_STATUSES.filter(isOpen)).toEqual(['draft', 'planned', 'in-progress', 'blocked']);
  });
});

describe('a late plan', () => {
  it.each([
    ['2030-01-14', 'planned', true],
    ['2030-01-15', 'planned', false],
    ['2030-01-16', 'planned', false],
    [null, 'planned', false],
    ['2030-01-14', 'done', false],
    ['2030-01-14', 'cancelled', false],
  ] as const)('due on %s and %s, on 15 January: %s', (dueOn, status, expected) => {
    expect(isOverdue({ dueOn, status }, '2030-01-15')).toBe(expected);
  });
});
