import { isPastDue } from './due';

describe('a due date', () => {
  it.each([
    ['2030-01-14', true],
    ['2029-12-31', true],
    ['2030-01-15', false],
    ['2030-01-16', false],
    [null, false],
  ])('of %s is over on 2030-01-15: %s', (dueOn, expected) => {
    expect(isPastDue(dueOn, '2030-01-15')).toBe(expected);
  });
});
