import { type Rational, ZERO, isZero, sum, times } from '../rational';
import { type Derivation, type ScoreState, type Term, type TermReason, exact, quotient } from './score';

/** What is weighed: a requirement with its level, a category with its score, an extension's criterion with its rating. */
export interface WeighedItem {
  readonly subject: Term['subject'];
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** Null when it is not assessed. */
  readonly value: Rational | null;
  readonly weight: Rational;
  /** Why it is out of scope; null when it is in scope. */
  readonly outOfScope: Exclude<TermReason, 'counted' | 'counted-as-zero' | 'not-assessed'> | null;
}

export interface WeightedAverage {
  readonly state: ScoreState;
  /** 0 when not assessed, null when nothing with a weight is in scope. */
  readonly value: Rational | null;
  readonly derivation: Derivation;
}

/**
 * Σ value·weight / Σ weight over what counts. Nothing with a weight in scope: not applicable. Nothing assessed that
 * carries a weight: not assessed, value 0. So nothing is ever divided by zero.
 * @param unassessedCounts whether items without a value count as 0 with their full weight
 */
export function weightedAverage(items: readonly WeighedItem[], unassessedCounts: boolean): WeightedAverage {
  const terms = items.map((item) => weigh(item, unassessedCounts));
  const products = sum(terms.flatMap(({ product }) => product ?? []));
  const weights = sum(terms.flatMap(({ product, item }) => (product ? item.weight : [])));
  const derivation = { terms: terms.map(toTerm), productSum: exact(products), weightSum: exact(weights) };
  if (items.every(({ outOfScope, weight }) => outOfScope !== null || isZero(weight))) {
    return { state: 'not-applicable', value: null, derivation };
  }
  const isAssessed = items.some(({ outOfScope, value, weight }) => !outOfScope && value && !isZero(weight));
  return { state: isAssessed ? 'scored' : 'not-assessed', value: quotient(products, weights) ?? ZERO, derivation };
}

interface WeighedTerm {
  readonly item: WeighedItem;
  readonly product: Rational | null;
  readonly reason: TermReason;
}

function weigh(item: WeighedItem, unassessedCounts: boolean): WeighedTerm {
  if (item.outOfScope) return { item, product: null, reason: item.outOfScope };
  if (item.value) return { item, product: times(item.value, item.weight), reason: 'counted' };
  return unassessedCounts
    ? { item, product: ZERO, reason: 'counted-as-zero' }
    : { item, product: null, reason: 'not-assessed' };
}

function toTerm({ item, product, reason }: WeighedTerm): Term {
  return {
    subject: item.subject,
    id: item.id,
    slug: item.slug,
    title: item.title,
    value: item.value ? exact(item.value) : null,
    weight: exact(item.weight),
    product: product ? exact(product) : null,
    counted: product !== null,
    reason,
  };
}
