/** An exact fraction in lowest terms; the denominator is always positive. Scores are never computed in doubles. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const LARGEST_EXACT = 2n ** 53n;

/** The fraction numerator / denominator, reduced. Throws RangeError when the denominator is zero. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError('A fraction needs a denominator other than zero.');
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = greatestCommonDivisor(magnitude(numerator), magnitude(denominator));
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

export const ZERO: Rational = { numerator: 0n, denominator: 1n };

/** A whole number as a fraction. Throws RangeError for anything that is not a whole number. */
export function whole(value: number): Rational {
  return { numerator: BigInt(value), denominator: 1n };
}

/**
 * A number as the decimal it is written as: 1.25 becomes 5/4, 0.1 becomes 1/10 and not its nearest double.
 * Throws RangeError for NaN and infinities.
 */
export function decimal(value: number): Rational {
  const written = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value));
  if (!written) throw new RangeError(`${value} is not a number that can be written as a decimal.`);
  const [, sign = '', units = '', decimals = '', exponent = '0'] = written;
  const shift = Number(exponent) - decimals.length;
  const digits = BigInt(`${sign}${units}${decimals}`);
  return shift < 0 ? rational(digits, 10n ** BigInt(-shift)) : rational(digits * 10n ** BigInt(shift));
}

export function plus(a: Rational, b: Rational): Rational {
  if (a.denominator === b.denominator) return rational(a.numerator + b.numerator, a.denominator);
  return rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function minus(a: Rational, b: Rational): Rational {
  return plus(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function times(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Throws RangeError when b is zero. */
export function dividedBy(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative when a < b, zero when equal, positive when a > b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function sum(values: readonly Rational[]): Rational {
  return values.reduce(plus, ZERO);
}

export function isZero(value: Rational): boolean {
  return value.numerator === 0n;
}

/** The greatest whole number that is not above the fraction. */
export function floor(value: Rational): number {
  const quotient = value.numerator / value.denominator;
  const isBelowQuotient = value.numerator < 0n && quotient * value.denominator !== value.numerator;
  return Number(isBelowQuotient ? quotient - 1n : quotient);
}

/** The nearest double, for display. Never compare or floor it: that is what the fraction is for. */
export function toNumber(value: Rational): number {
  const { numerator, denominator } = value;
  if (magnitude(numerator) <= LARGEST_EXACT && denominator <= LARGEST_EXACT) {
    return Number(numerator) / Number(denominator);
  }
  const units = numerator / denominator;
  const rest = numerator - units * denominator;
  return Number(units) + Number((rest << 64n) / denominator) / 2 ** 64;
}

/** "43/15", or "3" for a whole number. */
export function toText(value: Rational): string {
  return value.denominator === 1n ? `${value.numerator}` : `${value.numerator}/${value.denominator}`;
}

/** What `toText` wrote, as the fraction it was. Throws SyntaxError or RangeError for anything else. */
export function fromText(text: string): Rational {
  const [numerator = '', denominator = '1'] = text.split('/');
  return rational(BigInt(numerator), BigInt(denominator));
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
