import { type FrozenAnswer, type FrozenContent2 } from '@certitude/contracts/freezing';
import {
  type AssessmentScore,
  type ExplainedAssessment,
  type ModelRelease,
  type RatedLevel,
  type Score,
  type ScoringOptions,
  explainAssessment,
  levelName,
  scoreAssessment,
} from '@certitude/maturity';

/** A state of an assessment, as it is frozen in a version. */
export interface ReportedState {
  readonly content: FrozenContent2;
  /** Of the version; null for what is not finalized. */
  readonly frozen: { readonly sha256: string; readonly finalizedAt: string } | null;
}

/** Everything that a report is made of. */
export interface ReportSource extends ReportedState {
  readonly organization: string;
  readonly model: ModelRelease;
  /** What it is compared with; null for nothing. */
  readonly baseline: (ReportedState & { readonly model: ModelRelease }) | null;
  /** The day of the report, in the organization's zone. */
  readonly today: string;
}

/** A state of an assessment with its scores. */
export interface Assessed {
  readonly content: FrozenContent2;
  readonly model: ModelRelease;
  readonly options: ScoringOptions;
  readonly score: AssessmentScore;
  readonly explained: ExplainedAssessment;
  readonly target: RatedLevel | null;
  /** The name of a level in its release. */
  readonly levelOf: (score: Pick<Score, 'level'>) => string;
  /** By category, and by requirement of it. */
  readonly answerOf: (category: string, requirement: string | null) => FrozenAnswer | undefined;
  readonly nameOf: (id: string | null | undefined) => string;
}

const LEVELS: readonly RatedLevel[] = [1, 2, 3, 4, 5];

/**
 * Scores what was frozen by its own policy and method.
 * @throws AnswerError when the content does not fit the release
 */
export function assessed(content: FrozenContent2, model: ModelRelease): Assessed {
  const { assessment, policy, responses, people } = content;
  const options: ScoringOptions = { policy, method: assessment.method === 'self' ? 'self' : 'formal' };
  const answers = responses.map(({ module, category, requirement, level, applicability }) => ({
    module,
    category,
    ...(requirement !== null && { requirement }),
    level,
    applicability: applicability.applicability,
  }));
  const score = scoreAssessment(model, answers, options);
  const byKey = new Map(responses.map((answer) => [keyOf(answer.category, answer.requirement), answer]));
  return {
    content,
    model,
    options,
    score,
    explained: explainAssessment(model, score),
    target: LEVELS.find((level) => level === assessment.targetLevel) ?? null,
    levelOf: ({ level }) => levelName(model, level, policy),
    answerOf: (category, requirement) => byKey.get(keyOf(category, requirement)),
    nameOf: (id) => (id ? (people[id] ?? 'Former member') : ''),
  };
}

const keyOf = (category: string, requirement: string | null): string => `${category} ${requirement ?? ''}`;
