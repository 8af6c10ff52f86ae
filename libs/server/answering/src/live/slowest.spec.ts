import { slowest } from './slowest';

const waiting = (...sizes: number[]) => sizes.map((bytes, of) => ({ of, bytes }));

describe('the slowest readers', () => {
  it.each([
    ['nobody', [], 10, []],
    ['nobody while all fit', [4, 6], 10, []],
    ['the one who takes the most', [4, 6, 5], 10, [1]],
    ['as many as it takes', [4, 9, 8, 1], 5, [1, 2]],
    ['everybody, when one alone is too much', [11, 12], 0, [1, 0]],
  ])('are %s', (_, sizes, limit, expected) => {
    expect(slowest(waiting(...sizes), limit).map(({ of }) => of)).toEqual(expected);
  });
});
