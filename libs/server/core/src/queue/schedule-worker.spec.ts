import { isExpected } from './schedule-worker';

const MINUTE = 60_000;
const now = 1_900_000_000_000;

describe('the next turn of a schedule', () => {
  it.each([
    ['soon', MINUTE, now + MINUTE / 2, true],
    ['just due', MINUTE, now - 1_000, true],
    ['overdue for long: it was lost', MINUTE, now - 3 * MINUTE, false],
    ['far away: the clock was set back ten minutes', MINUTE, now + 10 * MINUTE, false],
    ['in some hours, of a daily one', 24 * 60 * MINUTE, now + 20 * 60 * MINUTE, true],
    ['unknown', MINUTE, undefined, false],
  ])('is right or not when it is %s', (_, every, next, expected) => {
    expect(isExpected(next, { every, now })).toBe(expected);
  });
});
