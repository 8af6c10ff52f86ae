import { medians, perThousand, quantiles, ratios, seeded } from './figures';

describe('figures', () => {
  it('names the quantiles of some values', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(quantiles('join', values)).toEqual({ joinP50: 51, joinP95: 96, joinP99: 100 });
  });

  it('has no quantiles of nothing', () => {
    expect(quantiles('join', [])).toEqual({ joinP50: null, joinP95: null, joinP99: null });
  });

  it.each([
    { runs: [{ a: 3 }, { a: 1 }, { a: 2 }], expected: { a: 2 } },
    { runs: [{ a: 4 }, { a: 1 }], expected: { a: 1 } },
    { runs: [{ a: null }, { a: 7 }], expected: { a: 7 } },
    { runs: [{ a: null }], expected: { a: null } },
  ])('takes the run in the middle: $runs', ({ runs, expected }) => expect(medians(runs)).toEqual(expected));

  it.each([
    { one: 3, other: 2, expected: 1.5 },
    { one: 3, other: 0, expected: null },
    { one: null, other: 2, expected: null },
  ])('compares $one with $other', ({ one, other, expected }) =>
    expect(ratios({ a: one }, { a: other })).toEqual({ a: expected }),
  );

  it('has no ratio to a figure that the other lacks', () => expect(ratios({ a: 1 }, {})).toEqual({ a: null }));

  it.each([
    { before: 1, after: 2, count: 4_000, expected: 0.25 },
    { before: null, after: 2, count: 4_000, expected: null },
    { before: 1, after: 2, count: 0, expected: null },
  ])('spreads processor time: $before to $after over $count', ({ before, after, count, expected }) =>
    expect(perThousand(before, after, count)).toBe(expected),
  );

  it('draws the same numbers for the same seed', () => {
    const [one, same, other] = [seeded(1), seeded(1), seeded(2)];
    const first = one();
    expect(same()).toBe(first);
    expect(other()).not.toBe(first);
  });
});
