import { type RatedLevel } from '../model';
import { floor } from '../rational';
import { type Completeness, type Distribution } from './score';
import { type WeighedItem } from './weighted-average';

/** How many rated items are out of scope, not assessed, and at each level. */
export interface Tally {
  readonly completeness: Completeness;
  readonly distribution: Distribution;
}

/** Counts items that were rated with whole levels. */
export function tallyOf(items: readonly WeighedItem[]): Tally {
  const levels: Record<RatedLevel, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  const inScope = items.filter(({ outOfScope }) => !outOfScope);
  const rated = inScope.flatMap(({ value }) => (value ? [floor(value)] : []));
  for (const level of rated) if (isRated(level)) levels[level] += 1;
  return {
    completeness: { assessed: rated.length, applicable: inScope.length },
    distribution: {
      notApplicable: items.length - inScope.length,
      notAssessed: inScope.length - rated.length,
      levels,
    },
  };
}

export function addTallies(tallies: readonly Tally[]): Tally {
  const levels: Record<RatedLevel, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  let [assessed, applicable, notApplicable, notAssessed] = [0, 0, 0, 0];
  for (const { completeness, distribution } of tallies) {
    assessed += completeness.assessed;
    applicable += completeness.applicable;
    notApplicable += distribution.notApplicable;
    notAssessed += distribution.notAssessed;
    for (const level of RATED_LEVELS) levels[level] += distribution.levels[level];
  }
  return { completeness: { assessed, applicable }, distribution: { notApplicable, notAssessed, levels } };
}

const RATED_LEVELS: readonly RatedLevel[] = [1, 2, 3, 4, 5];

function isRated(level: number): level is RatedLevel {
  return level >= 1 && level <= 5;
}
