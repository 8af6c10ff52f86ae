import { movedText, scoreText } from '@certitude/maturity/text';
import { type PkiStanding } from '@certitude/contracts';

type Before = NonNullable<PkiStanding['before']>;

/** A category that stands elsewhere than when the version before was frozen. */
export interface CategoryChange {
  readonly name: string;
  /** "2.0 → 3.0", "– → 1.0" where nothing was assessed. */
  readonly text: string;
  readonly isUp: boolean;
}

/** What changed in a PKI since a version was frozen. */
export interface Changes {
  readonly revision: number;
  readonly at: string;
  /** "up 0.40", "down 0.20", "unchanged"; null where one of the scores is missing, or they were counted by other rules. */
  readonly overall: string | null;
  /** The furthest first. */
  readonly categories: readonly CategoryChange[];
}

/** Null where nothing was frozen before. */
export function changesSince({ before, overall, policy, categories }: PkiStanding): Changes | null {
  if (!before) return null;
  const { revision, at } = before;
  // What is counted by other rules changes without anybody doing anything.
  if (before.policy !== policy) return { revision, at, overall: null, categories: [] };
  const now = overall && overall.assessed > 0 ? overall.score : null;
  return { revision, at, overall: difference(before.score, now), categories: changedCategories(before, categories) };
}

function changedCategories(before: Before, now: PkiStanding['categories']): CategoryChange[] {
  const earlier = new Map(before.categories.map(({ slug, score }) => [slug, score]));
  return now
    .filter(({ slug }) => earlier.has(slug))
    .map(({ slug, name, score }) => ({ name, from: earlier.get(slug) ?? 0, to: score ?? 0 }))
    .filter(({ from, to }) => scoreText(from) !== scoreText(to))
    .sort((one, other) => Math.abs(other.to - other.from) - Math.abs(one.to - one.from))
    .map(({ name, from, to }) => ({ name, text: `${shown(from)} → ${shown(to)}`, isUp: to > from }));
}

/** As far as it shows, like the scores beside it. */
function difference(from: number | null, to: number | null): string | null {
  if (from === null || to === null) return null;
  const moved = movedText(from, to);
  if (moved.startsWith('±')) return 'unchanged';
  return `${moved.startsWith('+') ? 'up' : 'down'} ${moved.slice(1)}`;
}

/** What was not assessed is no 0. */
const shown = (score: number): string => (score === 0 ? '–' : scoreText(score));
