import { AnswerError } from '../answers';
import { type Extension } from '../extension';
import { type MaturityLevel } from '../model';

/** How an extension's criterion for one category was rated. 0 = not rated. */
export interface RelevanceRating {
  readonly module: string;
  readonly category: string;
  readonly level: MaturityLevel;
}

/** The ratings by category. Throws AnswerError for unknown criteria, criteria rated twice, and levels beyond 0 to 5. */
export function ratingsByCategory(
  extension: Extension,
  ratings: readonly RelevanceRating[],
): ReadonlyMap<string, MaturityLevel> {
  const known = new Set(extension.relevance.map(relevanceKey));
  const found = new Map<string, MaturityLevel>();
  const problems = ratings.flatMap((rating, index) => {
    const key = relevanceKey(rating);
    const message = problemOf(rating, known.has(key), found.has(key));
    found.set(key, rating.level);
    return message ? [{ path: `relevance[${index}]`, message }] : [];
  });
  if (problems.length > 0) throw new AnswerError(problems);
  return found;
}

export function relevanceKey({ module, category }: Pick<RelevanceRating, 'module' | 'category'>): string {
  return `${module}\n${category}`;
}

function problemOf({ module, category, level }: RelevanceRating, isKnown: boolean, isRated: boolean): string | null {
  if (!isKnown) return `the extension asks nothing about category "${category}" in module "${module}"`;
  if (isRated) return `rates category "${category}" a second time`;
  const isLevel = Number.isInteger(level) && level >= 0 && level <= 5;
  return isLevel ? null : 'level must be a whole number from 0 (not rated) to 5';
}
