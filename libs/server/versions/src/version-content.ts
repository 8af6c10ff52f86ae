import {
  type AssessmentId,
  type FieldValue,
  type ResponseId,
  type ResponseValues,
  type ScoreView,
} from '@certitude/contracts';
import { type AssessmentScore, type Score } from '@certitude/maturity';
import { type AssessmentRow, toScoreView } from '@certitude/server/assessments';

/** One answer of a version. */
export interface VersionResponse {
  readonly id: ResponseId;
  readonly module: string;
  readonly category: string;
  readonly requirement: string | null;
  readonly level: ResponseValues['level'];
  readonly applicability: FieldValue<'applicability'>;
  readonly status: ResponseValues['status'];
  readonly rationale: string;
  /** Hashes of the latest revisions of linked evidence. */
  readonly evidence: readonly string[];
}

/** What a finalized assessment says, as plain data: its hash is the hash of this in canonical JSON. */
export interface VersionContent {
  readonly format: 'certitude-assessment-version-1';
  readonly assessment: {
    readonly id: AssessmentId;
    readonly name: string;
    readonly pki: string;
    readonly method: string;
    readonly revision: number;
    readonly periodFrom: string | null;
    readonly periodTo: string | null;
    readonly targetLevel: number | null;
  };
  readonly model: { readonly releaseId: string; readonly version: string };
  readonly policy: string;
  readonly scores: {
    readonly overall: FrozenScore;
    readonly modules: Readonly<Record<string, FrozenScore>>;
    readonly categories: Readonly<Record<string, FrozenScore>>;
  };
  readonly responses: readonly VersionResponse[];
}
/** A score with its exact value: "43/15". */
export type FrozenScore = ScoreView & { readonly fraction: string | null };

export function versionContent(
  assessment: AssessmentRow,
  scores: AssessmentScore,
  responses: readonly VersionResponse[],
): VersionContent {
  const { id, name, pkiName: pki, method, revision, periodFrom, periodTo, targetLevel } = assessment;
  return {
    format: 'certitude-assessment-version-1',
    assessment: { id, name, pki, method, revision, periodFrom, periodTo, targetLevel },
    model: { releaseId: assessment.modelReleaseId, version: scores.modelVersion },
    policy: scores.policy,
    scores: {
      overall: frozen(scores.overall),
      modules: mapValues(scores.modules, frozen),
      categories: mapValues(scores.categories, frozen),
    },
    responses,
  };
}

const frozen = (score: Score): FrozenScore => ({ ...toScoreView(score), fraction: score.fraction });

const mapValues = <V, W>(record: Readonly<Record<string, V>>, map: (value: V) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
