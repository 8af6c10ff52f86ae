import type { AssessmentScore, Score } from '@certitude/maturity';

interface Figures {
  readonly score: number | null;
  readonly level: number | null;
}

/** Score and level of everything; null for both where something is not applicable. */
export function summary({ overall, modules, categories }: AssessmentScore) {
  return { overall: figures(overall), modules: mapped(modules), categories: mapped(categories) };
}

function mapped(scores: Readonly<Record<string, Score>>): Readonly<Record<string, Figures>> {
  return Object.fromEntries(Object.entries(scores).map(([id, score]) => [id, figures(score)]));
}

function figures({ score, level }: Score): Figures {
  return { score, level };
}
