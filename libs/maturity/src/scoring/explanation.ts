import { type Category, type MaturityLevel, type ModelRelease, type Module } from '../model';
import { type Rational, ZERO, dividedBy, fromText, isZero } from '../rational';
import { type AssessmentScore } from './assessment-score';
import { type ScoringOptions } from './options';
import {
  type Completeness,
  type Derivation,
  type Exact,
  type Score,
  type ScoreState,
  type Term,
  type TermReason,
  exact,
} from './score';

/** One number with the calculation behind it, and what it adds to the number above it. */
export interface Explanation {
  readonly subject: 'overall' | 'module' | 'category' | 'requirement';
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly state: ScoreState;
  /** The exact score, of a requirement its level; null where nothing is assessed or applicable. */
  readonly value: Exact | null;
  /** The whole number at or below the value; 0 is "not assessed", null "not applicable". */
  readonly level: MaturityLevel | null;
  /** Null for a requirement, which is assessed or not. */
  readonly completeness: Completeness | null;
  /** What it weighs in the number above: null for the whole. A module weighs what its counted categories weigh. */
  readonly weight: Exact | null;
  /** value × weight; null where it does not count. */
  readonly product: Exact | null;
  /** The part of the score above that comes from here: product / sum of the weights there; null where nothing does. */
  readonly contribution: Exact | null;
  readonly reason: TermReason;
  /** What is divided by what; null where a level was given instead of calculated. */
  readonly sums: Pick<Derivation, 'productSum' | 'weightSum'> | null;
  readonly parts: readonly Explanation[];
}

/** Every score of an assessment with its calculation. */
export interface ExplainedAssessment extends ScoringOptions {
  readonly overall: Explanation;
  /** In the order of the model. */
  readonly modules: readonly Explanation[];
  readonly categories: readonly Explanation[];
}

/**
 * Unfolds the scores of an assessment: the whole into modules, these into categories, these into requirements (not in a
 * self-assessment, which rates categories). Nothing is calculated again: every step is one that the score was made by.
 * The whole is an average of categories; its modules are their groups, so each weighs as much as its counted categories.
 */
export function explainAssessment(model: ModelRelease, score: AssessmentScore): ExplainedAssessment {
  const { policy, method, overall } = score;
  const steps: Steps = { score, whole: fromText(overall.derivation.weightSum.fraction) };
  const modules = model.modules.flatMap((module) => moduleExplanation(module, steps) ?? []);
  return {
    policy,
    method,
    overall: {
      ...ofScore(overall),
      subject: 'overall',
      id: '',
      slug: '',
      title: 'Overall',
      weight: null,
      product: null,
      contribution: null,
      reason: reasonOf(overall),
      parts: modules,
    },
    modules,
    categories: modules.flatMap(({ parts }) => parts),
  };
}

interface Steps {
  readonly score: AssessmentScore;
  /** Sum of the weights that the whole is divided by. */
  readonly whole: Rational;
}

function moduleExplanation(module: Module, { score, whole }: Steps): Explanation | null {
  const own = score.modules[module.id];
  if (!own) return null;
  const { terms, productSum, weightSum } = own.derivation;
  const counts = terms.some(({ counted }) => counted);
  const categories = new Map(module.categories.map((category) => [category.id, category]));
  return {
    ...ofScore(own),
    subject: 'module',
    id: module.id,
    slug: module.id,
    title: module.name,
    weight: weightSum,
    product: counts ? productSum : null,
    contribution: counts ? partOf(productSum, whole) : null,
    reason: reasonOf(own),
    parts: terms.flatMap(
      (term) => categoryExplanation(categories.get(term.id), term, { score, above: weightSum }) ?? [],
    ),
  };
}

function categoryExplanation(
  category: Category | undefined,
  term: Term,
  { score, above }: { readonly score: AssessmentScore; readonly above: Exact },
): Explanation | null {
  const own = category && score.categories[category.id];
  if (!own) return null;
  const isRated = score.method === 'self';
  const { terms, weightSum } = own.derivation;
  return {
    ...ofScore(own),
    ...ofTerm(term, fromText(above.fraction)),
    subject: 'category',
    sums: isRated ? null : sumsOf(own),
    parts: isRated ? [] : terms.map((requirement) => requirementExplanation(requirement, weightSum)),
  };
}

function requirementExplanation(term: Term, above: Exact): Explanation {
  const isOut = !term.counted && term.reason !== 'not-assessed';
  return {
    ...ofTerm(term, fromText(above.fraction)),
    subject: 'requirement',
    state: isOut ? 'not-applicable' : term.value ? 'scored' : 'not-assessed',
    value: isOut ? null : term.value,
    level: isOut ? null : levelOf(term),
    completeness: null,
    sums: null,
    parts: [],
  };
}

const LEVELS: readonly MaturityLevel[] = [0, 1, 2, 3, 4, 5];
const levelOf = ({ value }: Term): MaturityLevel => LEVELS.find((level) => level === value?.number) ?? 0;

const sumsOf = ({ derivation: { productSum, weightSum } }: Score): Explanation['sums'] => ({ productSum, weightSum });

const ofScore = (score: Score) => ({
  state: score.state,
  value: score.state === 'scored' && score.fraction !== null ? exact(fromText(score.fraction)) : null,
  level: score.level,
  completeness: score.completeness,
  sums: sumsOf(score),
});

const ofTerm = ({ id, slug, title, weight, product, reason }: Term, above: Rational) => ({
  id,
  slug,
  title,
  weight,
  product,
  contribution: product && partOf(product, above),
  reason,
});

/** Why a group of categories counts or not. Nothing in it in scope: for the one reason that all have, or several. */
function reasonOf({ state, derivation: { terms } }: Score): TermReason {
  if (state === 'scored') return 'counted';
  if (state === 'not-assessed') return terms.some(({ counted }) => counted) ? 'counted-as-zero' : 'not-assessed';
  const declared = terms.length > 0 && terms.every(({ reason }) => reason === 'module-not-applicable');
  return declared ? 'not-applicable' : 'nothing-in-scope';
}

/** Zero where the weights add up to nothing: then there is no score that it could be a part of. */
const partOf = (product: Exact, weights: Rational): Exact =>
  exact(isZero(weights) ? ZERO : dividedBy(fromText(product.fraction), weights));
