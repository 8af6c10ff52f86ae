import { type Answer, AnswerError, AnswerSheet } from '../answers';
import { type MaturityLevel, type ModelRelease } from '../model';
import { type Rational, ZERO, compare, floor, minus, toNumber, whole } from '../rational';
import { smallestLift } from './lift';
import type { Lift } from './lift';
import { type ScoringOptions, countsUnassessed, rateableItems } from './options';
import { type Exact, exact, toLevel } from './score';
import { type CategoryStanding, categoryStandings } from './standing';
import { type WeighedItem, weightedAverage } from './weighted-average';

/** What stands between a category and its next level. */
export interface LevelGap {
  readonly category: string;
  readonly level: MaturityLevel;
  readonly nextLevel: MaturityLevel;
  /** Score missing to the next level. */
  readonly missing: Exact;
  /** Requirements below the next level, the one that would add most first. Empty where the category itself is rated. */
  readonly limiting: readonly LimitingRequirement[];
  /** The cheapest way up; null where the category itself is rated. */
  readonly lift: Lift | null;
}

export interface LimitingRequirement {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly level: MaturityLevel;
  readonly weight: number;
  /** Category score added when this requirement alone is raised to the next level. */
  readonly adds: Exact;
}

/**
 * The gap of one category to its next level: limiting requirements in the order of the score they would add, and the
 * smallest total weighted lift (Σ weight · levels raised, no requirement above 5) that reaches the next level.
 * @returns null when the category is not applicable or already at level 5
 * @throws AnswerError when answers do not fit the release or the method, or the release has no such category
 */
export function gapToNextLevel(
  model: ModelRelease,
  answers: readonly Answer[],
  category: Pick<Answer, 'module'> & { readonly category: string },
  options: ScoringOptions,
): LevelGap | null {
  const sheet = new AnswerSheet(model, answers, rateableItems(options));
  const standing = categoryStandings(model, sheet, options).find(
    (candidate) => candidate.module.id === category.module && candidate.category.id === category.category,
  );
  if (!standing)
    throw new AnswerError([{ path: 'category', message: `the model has no category "${category.category}"` }]);
  return gapOf(standing, options);
}

function gapOf(standing: CategoryStanding, options: ScoringOptions): LevelGap | null {
  const score = standing.average.value;
  if (!score) return null;
  const level = toLevel(floor(score));
  if (level === 5) return null;
  const nextLevel = toLevel(level + 1);
  const isOfRequirements = options.method === 'formal' && !standing.isDeclared;
  const unassessedCounts = countsUnassessed(options);
  return {
    category: standing.category.id,
    level,
    nextLevel,
    missing: exact(minus(whole(nextLevel), score)),
    limiting: isOfRequirements ? limitingRequirements(standing, score, nextLevel, unassessedCounts) : [],
    lift: isOfRequirements ? smallestLift(standing.rated, nextLevel, unassessedCounts) : null,
  };
}

function limitingRequirements(
  { rated }: CategoryStanding,
  score: Rational,
  nextLevel: MaturityLevel,
  unassessedCounts: boolean,
): readonly LimitingRequirement[] {
  const target = whole(nextLevel);
  const added = (item: WeighedItem): Rational => {
    const raised = rated.map((other) => (other === item ? { ...other, value: target } : other));
    return minus(weightedAverage(raised, unassessedCounts).value ?? ZERO, score);
  };
  return rated
    .filter(({ outOfScope, value }) => !outOfScope && (!value || compare(value, target) < 0))
    .map((item) => ({ item, adds: added(item) }))
    .sort((a, b) => compare(b.adds, a.adds))
    .map(({ item, adds }) => ({
      id: item.id,
      slug: item.slug,
      title: item.title,
      level: item.value ? toLevel(floor(item.value)) : 0,
      weight: toNumber(item.weight),
      adds: exact(adds),
    }));
}
