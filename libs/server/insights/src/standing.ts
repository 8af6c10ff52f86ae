import { type PkiStanding } from '@certitude/contracts';
import { type ModelRelease } from '@certitude/maturity';
import { scoresOf, toScoreView } from '@certitude/server/assessments';
import { type LatestAnswer, type LatestAssessment, type PkiRow, type TrendRow } from './dashboard.repository';

/** What is known of one PKI. */
export interface KnownOfPki {
  readonly model: ModelRelease | null;
  readonly answers: readonly LatestAnswer[];
  readonly trend: readonly TrendRow[];
}

/** A PKI's row on the dashboard: its latest assessment, scored by its own policy, and how it came here. */
export function standingOf(row: PkiRow, { model, answers, trend }: KnownOfPki): PkiStanding {
  const { pkiId, name, assessmentId, assessmentName, state } = row;
  const scored = isAssessed(row) && model ? scoresByCategory(model, answers, row) : { overall: null, categories: [] };
  return {
    pkiId,
    name,
    assessmentId,
    assessmentName,
    state,
    ...scored,
    trend: trend.map(({ at, score }) => ({ at: at.toISOString(), score })),
  };
}

const isAssessed = (row: PkiRow): row is PkiRow & LatestAssessment => row.assessmentId !== null;

function scoresByCategory(
  model: ModelRelease,
  answers: readonly LatestAnswer[],
  assessment: LatestAssessment,
): Pick<PkiStanding, 'overall' | 'categories'> {
  const scores = scoresOf(model, answers, assessment);
  const categories = model.modules.flatMap((module) =>
    module.categories.map(({ id, slug, name }) => {
      const { score = null, level = null } = scores.categories[id] ?? {};
      return { slug, name, module: module.name, score, level };
    }),
  );
  return { overall: toScoreView(scores.overall), categories };
}
