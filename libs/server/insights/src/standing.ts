import { type ModelReleaseId, type PkiStanding } from '@certitude/contracts';
import { type AssessmentScore, type ModelRelease } from '@certitude/maturity';
import { toScoreView } from '@certitude/server/assessments';
import { type PkiRow, type TrendRow, type VersionRow } from './dashboard.repository';

/** What is known of one PKI. */
export interface KnownOfPki {
  readonly model: ModelRelease | null;
  /** Of its latest assessment, by the policy of that. */
  readonly scores: AssessmentScore | null;
  readonly trend: readonly TrendRow[];
  readonly before: VersionRow | null;
  readonly modelOf: (id: ModelReleaseId) => ModelRelease | null;
}

/** A PKI's row on the dashboard: its latest assessment, and how it came here. */
export function standingOf(row: PkiRow, known: KnownOfPki): PkiStanding {
  const { model, scores, trend, before, modelOf } = known;
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
    targetLevel: row.targetLevel,
    before: before && frozenStanding(before, modelOf(before.modelReleaseId)),
  };
}

/** What the shown assessment is compared with: where that is frozen itself, the version before its own. @param versions newest first */
export function versionBefore(row: PkiRow, versions: readonly VersionRow[]): VersionRow | null {
  const [newest, older] = versions;
  const isShown = row.state === 'finalized' && newest?.assessmentId === row.assessmentId;
  return (isShown ? older : newest) ?? null;
}

/** Categories by slug: ids differ between releases of the model. */
function frozenStanding(version: VersionRow, model: ModelRelease | null): PkiStanding['before'] {
  const { assessmentId, revision, at, policy, score, categories } = version;
  const all = model?.modules.flatMap((module) => module.categories) ?? [];
  return {
    ...{ assessmentId, revision, policy, score, at: at.toISOString() },
    categories: all.map(({ id, slug }) => ({ slug, score: categories[id]?.score ?? null })),
  };
}

const byCategory = (model: ModelRelease, scores: AssessmentScore): PkiStanding['categories'] =>
  model.modules.flatMap((module) =>
    module.categories.map(({ id, slug, name }) => {
      const { score = null, level = null } = scores.categories[id] ?? {};
      return { slug, name, module: module.name, score, level };
    }),
  );
