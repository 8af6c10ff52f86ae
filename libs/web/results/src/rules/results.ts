import {
  type AssessmentContent,
  type AssessmentView,
  type BesideAnswers,
  type ModelReleaseView,
  type ResponseId,
  targetAt,
} from '@certitude/contracts';
import {
  explainAssessment,
  gapsToTarget,
  levelName,
  type AssessmentScore,
  type ExplainedAssessment,
  type Explanation,
  type ModelRelease,
  type RatedLevel,
  type Score,
  type ScoringOptions,
  type TargetGaps,
} from '@certitude/maturity';
import { missingText } from '@certitude/maturity/text';
import { modelOf, optionsOf, outlineOf, ratingsOf, scoreOutline, type Outline } from '@certitude/web/parts';
import { type LevelBar, type LevelCounts, type RadarAxis } from '@certitude/web/ui/charts';

/** What decides the results of an assessment besides its answers. */
export type Rules = Pick<AssessmentView, 'method' | 'policy' | 'targetLevel'> & {
  /** Targets of parts, and levels declared beside the answers; none in versions. */
  readonly beside?: Pick<BesideAnswers, 'targets' | 'declared'>;
};

/** Everything that is shown of the results of one assessment. */
export interface Results {
  readonly options: ScoringOptions;
  readonly explained: ExplainedAssessment;
  readonly target: RatedLevel | null;
  /** What a module or category is to reach, by its id: its own target, or the nearest one. */
  readonly targets: ReadonlyMap<string, RatedLevel>;
  /** Levels declared for categories whose requirements are rated, by id; they are in no completeness. */
  readonly declared: ReadonlyMap<string, number>;
  /** Null where there is no target. */
  readonly gaps: TargetGaps | null;
  readonly bars: readonly LevelBar[];
  readonly axes: readonly RadarAxis[];
  readonly distribution: readonly LevelCounts[];
  /** What the distribution counts. */
  readonly rated: 'Requirements' | 'Categories';
  /** Names of the levels 1 to 5 in this release. */
  readonly levelNames: readonly string[];
  readonly outline: Outline;
  /** Name of a reached level; empty where there is none. */
  readonly nameOf: (explanation: Pick<Explanation, 'level'>) => string;
}

/** An answer, as far as results need it. */
export type Answered = Pick<AssessmentContent['responses'][number], 'id' | 'module' | 'category' | 'requirement'> & {
  readonly values: Pick<AssessmentContent['responses'][number]['values'], 'level' | 'applicability'>;
};

/** Scores the answers of an assessment as they stand, and puts together what is shown of it. */
export function resultsOf(rules: Rules, release: ModelReleaseView, responses: readonly Answered[]): Results {
  const options = optionsOf(rules);
  const model = modelOf(release);
  const outline = outlineOf(release, responses);
  const ratings = ratingsOf(outline, new Map(responses.map((response) => [response.id, response])));
  const score = scoreOutline(model, outline, ratings, { ...options, declared: rules.beside?.declared });
  const explained = explainAssessment(model, score);
  const target = targetOf(rules);
  const targets = targetsOf(model, rules);
  const bars = explained.categories.map(barOf);
  return {
    options,
    explained,
    target,
    targets,
    declared: new Map(rules.beside?.declared.map(({ category, level }) => [category, level])),
    gaps: gapsOf(explained, targets),
    bars,
    axes: bars.map(({ key, label, score: own, notApplicable }) => {
      return { key, label, score: own, notApplicable, target: targets.get(key) ?? null };
    }),
    distribution: distributionOf(model, score),
    rated: options.method === 'self' ? 'Categories' : 'Requirements',
    levelNames: LEVELS.map((level) => levelName(model, level, options.policy)),
    outline,
    nameOf: ({ level }) => (level === null ? '' : levelName(model, level, options.policy)),
  };
}

const LEVELS: readonly RatedLevel[] = [1, 2, 3, 4, 5];

const targetOf = ({ targetLevel }: Rules): RatedLevel | null => LEVELS.find((level) => level === targetLevel) ?? null;

/** The targets that count for modules and categories. */
function targetsOf({ modules }: ModelRelease, { targetLevel, beside }: Rules): Results['targets'] {
  const at = (module: string, category: string | null): RatedLevel | null => {
    const level = targetAt(beside?.targets ?? [], { module, category, requirement: null }, targetLevel);
    return LEVELS.find((each) => each === level) ?? null;
  };
  const pairs = modules.flatMap(({ id: module, categories }) => [
    [module, at(module, null)] as const,
    ...categories.map(({ id }) => [id, at(module, id)] as const),
  ]);
  return new Map(pairs.flatMap(([id, level]) => (level === null ? [] : [[id, level]])));
}

/** Each category compared with what it is to reach itself; null where nothing is aimed at. */
function gapsOf({ categories }: ExplainedAssessment, targets: Results['targets']): TargetGaps | null {
  const aimed = categories.filter(({ id }) => targets.has(id));
  if (aimed.length === 0) return null;
  const compared = LEVELS.map((level) =>
    gapsToTarget({ categories: aimed.filter(({ id }) => targets.get(id) === level) }, level),
  );
  return {
    gaps: compared.flatMap(({ gaps }) => gaps).toSorted((one, other) => other.missing.number - one.missing.number),
    notAssessed: aimed.filter(({ state }) => state === 'not-assessed'),
    reached: compared.flatMap(({ reached }) => reached),
  };
}

const barOf = ({ id, title, state, value, completeness }: Explanation): LevelBar => ({
  key: id,
  label: title,
  score: value?.number ?? null,
  notApplicable: state === 'not-applicable',
  ...completeness,
});

const distributionOf = (model: ModelRelease, { overall, modules }: AssessmentScore): readonly LevelCounts[] => [
  countsOf('overall', 'Overall', overall),
  ...model.modules.flatMap(({ id, name }) => {
    const own = modules[id];
    return own ? [countsOf(id, name, own)] : [];
  }),
];

const countsOf = (key: string, label: string, { distribution }: Score): LevelCounts => ({
  key,
  label,
  levels: LEVELS.map((level) => distribution.levels[level]),
  notAssessed: distribution.notAssessed,
  notApplicable: distribution.notApplicable,
});

/** How a number stands to the target, in words. */
export function targetText({ value, state }: Pick<Explanation, 'value' | 'state'>, target: RatedLevel | null): string {
  if (target === null) return 'No target set';
  if (state === 'not-applicable') return '';
  if (!value) return `Target ${target}`;
  return value.number >= target
    ? `Target ${target}, reached`
    : `Target ${target}, ${missingText(target - value.number)} to go`;
}

/** Where a requirement (in a self-assessment a category) is answered. */
export function answerTo({ items }: Outline, category: string, requirement?: string): ResponseId | null {
  const found = items.find((item) => item.category.id === category && item.requirement?.id === requirement);
  return found?.id ?? null;
}
