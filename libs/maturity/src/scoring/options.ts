import { type MaturityLevel, type ModelRelease } from '../model';
import { type ScoringMethod } from '../answers';

/** `pkimm`: the published method as the official browser tool applies it. `workbook`: the official Excel workbooks. */
export const SCORING_POLICIES = ['pkimm', 'workbook'] as const;
export type ScoringPolicy = (typeof SCORING_POLICIES)[number];

export interface ScoringOptions {
  readonly policy: ScoringPolicy;
  readonly method: ScoringMethod;
}

/**
 * Whether what is in scope and not assessed counts as level 0 with its full weight. Only the workbook for full
 * assessments does that; the one for self-assessments leaves unrated categories out, as `pkimm` does.
 */
export function countsUnassessed({ policy, method }: ScoringOptions): boolean {
  return policy === 'workbook' && method === 'formal';
}

/** What becomes of something in scope that nobody has assessed. */
export const unassessedTreatment = (options: ScoringOptions): UnassessedTreatment =>
  countsUnassessed(options) ? 'zero' : 'left-out';
export type UnassessedTreatment = 'zero' | 'left-out';

/** The word for a level in a release: "Basic" or "Foundational" for 2; null is "Not applicable". */
export function levelName(model: ModelRelease, level: MaturityLevel | null, policy: ScoringPolicy): string {
  if (level === null) return 'Not applicable';
  if (level === 0) return policy === 'workbook' ? 'Not evaluated' : 'Not assessed';
  const named = model.modules[0]?.categories[0]?.levels.find(({ number }) => number === level);
  return named?.name ?? `Level ${level}`;
}
