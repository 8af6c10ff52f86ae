import { isOverdue } from './plan.policy';

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
