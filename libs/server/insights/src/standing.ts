import { type PkiStanding } from '@certitude/contracts';
import { type AssessmentScore, type ModelRelease } from '@certitude/maturity';
import { toScoreView } from '@certitude/server/assessments';
import { type PkiRow, type TrendRow } from './dashboard.repository';

/** What is known of one PKI. */
export interface KnownOfPki {
  readonly model: ModelRelease | null;
  /** Of its latest assessment, by the policy of that. */
  readonly scores: AssessmentScore | null;
  readonly trend: readonly TrendRow[];
}

/** A PKI's row on the dashboard: its latest assessment, and how it came here. */
export function standingOf(row: PkiRow, { model, scores, trend }: KnownOfPki): PkiStanding {
  const { pkiId, name, assessmentId, assessmentName, state, policy } = row;
  return {
    pkiId,
    name,
    assessmentId,
    assessmentName,
    state,
    policy,
    overall: scores && toScoreView(scores.overall),
    categories: model && scores ? byCategory(model, scores) : [],
    trend: trend.map(({ at, score }) => ({ at: at.toISOString(), score })),
  };
}

const byCategory = (model: ModelRelease, scores: AssessmentScore): PkiStanding['categories'] =>
  model.modules.flatMap((module) =>
    module.categories.map(({ id, slug, name }) => {
      const { score = null, level = null } = scores.categories[id] ?? {};
      return { slug, name, module: module.name, score, level };
    }),
  );
