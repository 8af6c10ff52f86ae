import { type RatedLevel } from '../model';
import { type Rational, compare, fromText, minus, times, whole } from '../rational';
import { type ExplainedAssessment, type Explanation } from './explanation';
import { type Exact, exact } from './score';

/** How far a category is from the target, and what keeps it there. */
export interface TargetGap {
  readonly category: Explanation;
  readonly missing: Exact;
  /** Requirements that count and are below the target, those that pull the score down most first. */
  readonly limiting: readonly Explanation[];
}

export interface TargetGaps {
  /** Categories below the target, the largest gap first. */
  readonly gaps: readonly TargetGap[];
  /** Categories in scope with nothing assessed: nobody can tell their gap. */
  readonly notAssessed: readonly Explanation[];
  /** Categories at the target or above it. */
  readonly reached: readonly Explanation[];
}

/** Compares every category with a target level, by exact scores. */
export function gapsToTarget({ categories }: Pick<ExplainedAssessment, 'categories'>, target: RatedLevel): TargetGaps {
  const aim = whole(target);
  const scored = categories.flatMap((category) => {
    const missing = missingTo(aim, category);
    return missing ? [{ category, missing }] : [];
  });
  const isBelow = ({ missing }: { readonly missing: Rational }): boolean => missing.numerator > 0n;
  return {
    gaps: scored
      .filter(isBelow)
      .sort((one, other) => compare(other.missing, one.missing))
      .map(({ category, missing }) => ({ category, missing: exact(missing), limiting: limitingIn(category, aim) })),
    notAssessed: categories.filter(({ state }) => state === 'not-assessed'),
    reached: scored.filter((each) => !isBelow(each)).map(({ category }) => category),
  };
}

function limitingIn({ parts }: Explanation, aim: Rational): readonly Explanation[] {
  return parts
    .flatMap((part) => {
      const pull =
        part.product &&
        part.weight &&
        minus(times(aim, fromText(part.weight.fraction)), fromText(part.product.fraction));
      return pull && pull.numerator > 0n ? [{ part, pull }] : [];
    })
    .sort((one, other) => compare(other.pull, one.pull))
    .map(({ part }) => part);
}

const missingTo = (aim: Rational, { value }: Explanation): Rational | null =>
  value && minus(aim, fromText(value.fraction));
