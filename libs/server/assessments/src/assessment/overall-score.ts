import { type Method, type Policy, type ScoreView } from '@certitude/contracts';
import {
  type Answer,
  type Applicability,
  type AssessmentScore,
  type MaturityLevel,
  type ModelRelease,
  type Score,
  scoreAssessment,
  type ScoringMethod,
} from '@certitude/maturity';

/** One answer as the table has it. */
export interface AnswerRow {
  readonly module: string;
  readonly category: string;
  readonly requirement: string | null;
  readonly level: MaturityLevel;
  readonly applicability: Applicability;
}

/** Formal and third-party assessments rate requirements, self-assessments categories. */
export const scoringMethod = (method: Method): ScoringMethod => (method === 'self' ? 'self' : 'formal');

/** All scores of an assessment. */
export const scoresOf = (
  model: ModelRelease,
  rows: readonly AnswerRow[],
  { method, policy }: { readonly method: Method; readonly policy: Policy },
): AssessmentScore =>
  scoreAssessment(model, rows.filter((row) => isCounted(row, method, policy)).map(toAnswer), {
    policy,
    method: scoringMethod(method),
  });

/** A level declared for a category beside its requirements only counts where the official browser tool counts. */
const isCounted = ({ requirement }: AnswerRow, method: Method, policy: Policy): boolean =>
  requirement !== null || method === 'self' || policy === 'web';

/** A score with the completeness it is never shown without. */
export const toScoreView = ({ score, level, completeness }: Score): ScoreView => ({ score, level, ...completeness });

const toAnswer = ({ module, category, requirement, level, applicability }: AnswerRow): Answer => ({
  module,
  category,
  ...(requirement === null ? {} : { requirement }),
  level,
  applicability,
});
