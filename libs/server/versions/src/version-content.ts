import {
  type FrozenAnswer,
  type FrozenConduct,
  type FrozenContent,
  type FrozenContent2,
  type FrozenEvidence,
  type FrozenPlan,
  type FrozenScore,
} from '@certitude/contracts/freezing';
import { type AssessmentScore, type Score } from '@certitude/maturity';
import { type AssessmentRow, toScoreView } from '@certitude/server/assessments';
import { contentHash } from '@certitude/server/reviews';

/** What a version is made of, as it stands when nothing of it can change. */
export interface VersionParts {
  readonly assessment: AssessmentRow;
  readonly score: AssessmentScore;
  readonly pki: FrozenContent2['pki'];
  readonly responses: FrozenAnswer[];
  readonly evidence: FrozenEvidence[];
  readonly plans: FrozenPlan[];
}

/**
 * What a finalized assessment says, as plain data: its hash is the hash of this in canonical JSON.
 * @param people names of those whom `peopleOf` the same parts finds
 */
export function versionContent(parts: VersionParts, people: ReadonlyMap<string, string>): FrozenContent2 {
  const { assessment, score, pki, responses, evidence, plans } = parts;
  const { id, name, method, revision, periodFrom, periodTo, targetLevel } = assessment;
  return {
    format: 'certitude-assessment-version-2',
    assessment: { id, name, method, revision, periodFrom, periodTo, targetLevel, conduct: conductOf(assessment) },
    pki,
    model: { releaseId: assessment.modelReleaseId, version: score.modelVersion },
    policy: assessment.policy,
    scores: {
      overall: frozen(score.overall),
      modules: mapValues(score.modules, frozen),
      categories: mapValues(score.categories, frozen),
    },
    responses,
    evidence,
    plans: { sha256: contentHash(plans), items: plans },
    people: Object.fromEntries(people),
  };
}

/** For who may not see plans: what remains is bound by the same hash. */
export const withoutPlans = <C extends FrozenContent>(content: C): C =>
  content.format === 'certitude-assessment-version-1'
    ? content
    : { ...content, plans: { ...content.plans, items: null } };

/** Everybody whom a version names by id, once each. */
export function peopleOf({ responses, evidence, plans }: VersionParts): string[] {
  const named = [
    ...responses.flatMap(({ owner, reviewer, decision }) => [owner, reviewer, decision?.reviewer]),
    ...evidence.flatMap(({ createdBy, submittedBy, decisions }) => [
      createdBy,
      submittedBy,
      ...decisions.map(({ reviewer }) => reviewer),
    ]),
    ...plans.flatMap(({ responsible, tasks }) => [responsible, ...tasks.map(({ assignee }) => assignee)]),
  ];
  return [...new Set(named.flatMap((id) => id ?? []))].sort();
}

function conductOf(assessment: AssessmentRow): FrozenConduct {
  const { assessorKind, assessorName, assessorCompany, assessorPosition, sampling } = assessment;
  const { startsOn, targetOn, finishedOn, baseline, baselineVersion } = assessment;
  const assessor = { assessorKind, assessorName, assessorCompany, assessorPosition };
  return { ...assessor, sampling, startsOn, targetOn, finishedOn, baseline, baselineVersion };
}

const frozen = (score: Score): FrozenScore => ({ ...toScoreView(score), fraction: score.fraction });

const mapValues = <V, W>(record: Readonly<Record<string, V>>, map: (value: V) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
