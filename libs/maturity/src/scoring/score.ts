import { type Applicability } from '../answers';
import { type MaturityLevel, type RatedLevel } from '../model';
import { type Rational, dividedBy, floor, minus, times, toNumber, toText, whole } from '../rational';

/** A number with its exact value: `{ number: 2.8666…, fraction: '43/15' }`. */
export interface Exact {
  readonly number: number;
  readonly fraction: string;
}

/** One line of a weighted average, whether it counted or not. */
export interface Term {
  readonly subject: 'requirement' | 'category' | 'criterion';
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** The level or score that was weighed; null where there is none. */
  readonly value: Exact | null;
  readonly weight: Exact;
  /** value × weight; null where the line does not count. */
  readonly product: Exact | null;
  readonly counted: boolean;
  readonly reason: TermReason;
}

export type TermReason =
  | 'counted'
  | 'counted-as-zero'
  | 'not-assessed'
  | 'not-applicable'
  | 'category-not-applicable'
  | 'module-not-applicable'
  | 'nothing-in-scope';

/** How a score came about: the sum of products divided by the sum of weights of the counted terms. */
export interface Derivation {
  readonly terms: readonly Term[];
  readonly productSum: Exact;
  readonly weightSum: Exact;
}

/** Counts of what was rated: requirements, in a self-assessment categories. */
export interface Distribution {
  readonly notApplicable: number;
  readonly notAssessed: number;
  readonly levels: Readonly<Record<RatedLevel, number>>;
}

export interface Completeness {
  readonly assessed: number;
  readonly applicable: number;
}

export type ScoreState = 'scored' | 'not-assessed' | 'not-applicable';

/** A maturity score from 0 to 5 with everything that has to be shown beside it. */
export interface Score {
  readonly state: ScoreState;
  readonly applicable: boolean;
  /** Derived: partially applicable as soon as a part of it is out of scope or only partially applicable. */
  readonly applicability: Applicability;
  /** The nearest double of the fraction; 0 when not assessed, null when not applicable. */
  readonly score: number | null;
  readonly fraction: string | null;
  /** The floor of the exact fraction. */
  readonly level: MaturityLevel | null;
  /** score / 5 · 100. */
  readonly percentage: number | null;
  /** How much of the way to the next level is done: (score − level) · 100. */
  readonly progress: number | null;
  readonly completeness: Completeness;
  readonly distribution: Distribution;
  readonly derivation: Derivation;
}

export interface ScoreFigures {
  readonly score: number | null;
  readonly fraction: string | null;
  readonly level: MaturityLevel | null;
  readonly percentage: number | null;
  readonly progress: number | null;
}

/** The figures of an exact score from 0 to 5; null (not applicable) has none. */
export function figuresOf(score: Rational | null): ScoreFigures {
  if (!score) return { score: null, fraction: null, level: null, percentage: null, progress: null };
  const level = levelOf(score);
  return {
    score: toNumber(score),
    fraction: toText(score),
    level,
    percentage: toNumber(times(score, whole(20))),
    progress: toNumber(times(minus(score, whole(level)), whole(100))),
  };
}

export function exact(value: Rational): Exact {
  return { number: toNumber(value), fraction: toText(value) };
}

/** The exact quotient of the sums, or null when the weights add up to nothing. */
export function quotient(products: Rational, weights: Rational): Rational | null {
  return weights.numerator === 0n ? null : dividedBy(products, weights);
}

/** The level that a score has reached: the whole number at or below it, never the nearest one. */
function levelOf(score: Rational): MaturityLevel {
  return toLevel(floor(score));
}

/** Narrows a number to a maturity level. Throws RangeError for anything but 0, 1, 2, 3, 4, 5. */
export function toLevel(value: number): MaturityLevel {
  switch (value) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
      return value;
    default:
      throw new RangeError(`${value} is not a maturity level.`);
  }
}
