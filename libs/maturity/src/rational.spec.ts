import fc from 'fast-check';
import { runs } from '../testing/property-runs';
import {
  compare,
  decimal,
  dividedBy,
  floor,
  fromText,
  isZero,
  minus,
  plus,
  rational,
  sum,
  times,
  toNumber,
  toText,
  whole,
} from './rational';

describe('an exact fraction', () => {
  it.each([
    [6n, 4n, '3/2'],
    [-6n, 4n, '-3/2'],
    [6n, -4n, '-3/2'],
    [0n, -7n, '0'],
    [10n, 5n, '2'],
  ])('writes %s/%s in lowest terms as %s', (numerator, denominator, text) => {
    expect(toText(rational(numerator, denominator))).toBe(text);
  });

  it('has no denominator of zero', () => {
    const refusal = new RangeError('A fraction needs a denominator other than zero.');
    expect(() => rational(1n, 0n)).toThrow(refusal);
    expect(() => dividedBy(whole(1), whole(0))).toThrow(refusal);
  });

  it.each([
    [1.25, '5/4'],
    [0.1, '1/10'],
    [12.5, '25/2'],
    [-2.5, '-5/2'],
    [3, '3'],
    [1e-7, '1/10000000'],
    [2.5e21, '2500000000000000000000'],
  ])('reads the decimal %s as it is written', (value, text) => {
    expect(toText(decimal(value))).toBe(text);
  });

  it.each([NaN, Infinity])('refuses %s', (value) => {
    expect(() => decimal(value)).toThrow(new RangeError(`${value} is not a number that can be written as a decimal.`));
  });

  it.each([
    [rational(7n, 2n), 3],
    [rational(-7n, 2n), -4],
    [whole(-3), -3],
    [rational(29999999999999999999n, 10000000000000000000n), 2],
  ])('floors without rounding first', (value, expected) => {
    expect(floor(value)).toBe(expected);
  });

  it('adds tenths to exactly one, which doubles do not', () => {
    const tenths = Array.from({ length: 10 }, () => decimal(0.1));
    expect(toText(sum(tenths))).toBe('1');
  });

  it('becomes the nearest double even when its terms are larger than doubles hold', () => {
    const third = rational(10n ** 40n, 3n * 10n ** 40n + 3n);
    expect(toNumber(third)).toBeCloseTo(1 / 3, 15);
    expect(toNumber(rational(10n ** 30n + 1n, 10n ** 29n))).toBe(10);
  });

  it.each([
    [1n, 10n ** 15n, 1e-15],
    [10n ** 17n + 7n, 3n, 33333333333333336],
    [2n ** 53n - 3n, 2n ** 53n + 5n, 0.9999999999999991],
  ])('%s/%s is nearest to %d', (numerator, denominator, nearest) => {
    expect(toNumber(rational(numerator, denominator))).toBe(nearest);
  });

  it.each([
    [whole(2), rational(3n, 2n), 1],
    [rational(3n, 2n), whole(2), -1],
    [rational(6n, 4n), rational(3n, 2n), 0],
  ])('is larger, smaller or the same as another: %#', (one, other, expected) => {
    expect(compare(one, other)).toBe(expected);
  });

  it.each([rational(43n, 15n), whole(3), rational(-7n, 2n), rational(10n ** 40n, 7n)])(
    'is read back from its text as what it was: %#',
    (value) => expect(fromText(toText(value))).toEqual(value),
  );

  it.each(['', 'a/b', '1/0', '1.5'])('is not read from "%s"', (text) => {
    const read = (): unknown => fromText(text || '/');
    expect(read).toThrow();
  });

  it('is zero or not', () => {
    expect([rational(0n, 5n), rational(1n, 5n), rational(-1n, 5n)].map(isZero)).toEqual([true, false, false]);
  });

  it('calculates as fractions do', () => {
    const value = fc.tuple(fc.bigInt(-1000n, 1000n), fc.bigInt(1n, 1000n)).map(([n, d]) => rational(n, d));
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        expect(plus(a, b)).toEqual(plus(b, a));
        expect(times(a, plus(b, c))).toEqual(plus(times(a, b), times(a, c)));
        expect(plus(minus(a, b), b)).toEqual(a);
        if (!isZero(b)) expect(times(dividedBy(a, b), b)).toEqual(a);
        expect(Math.sign(compare(a, b))).toBe(Math.sign(toNumber(a) - toNumber(b)));
      }),
      { numRuns: runs(100) },
    );
  });
});
