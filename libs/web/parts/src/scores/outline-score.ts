import {
  levelName,
  scoreAssessment,
  type Answer,
  type AssessmentScore,
  type ModelRelease,
  type RatedLevel,
  type Score,
  type ScoringOptions,
} from '@certitude/maturity';
import {
  type AssessmentView,
  type BesideAnswers,
  type LevelView,
  type ResponseValues,
  type ModelReleaseView,
  type ScoreView,
} from '@certitude/contracts';
import { type z } from 'zod';
import { type Outline, type OutlineItem } from './outline';

/** What the score of an assessment depends on; the rest of the answers does not touch it. */
export type Rating = Pick<Answer, 'level' | 'applicability'>;

/** An answer, as far as it is scored. */
interface Rated {
  readonly values: Pick<ResponseValues, 'level' | 'applicability'>;
}

/** The ratings of all responses, in the order of the outline. */
export const ratingsOf = (outline: Outline, views: ReadonlyMap<OutlineItem['id'], Rated>): readonly Rating[] =>
  outline.items.map(({ id }) => {
    const values = views.get(id)?.values;
    return { level: values?.level ?? 0, applicability: values?.applicability.applicability ?? 'applicable' };
  });

export const sameRatings = (one: readonly Rating[], other: readonly Rating[]): boolean =>
  one.length === other.length &&
  one.every(({ level, applicability }, at) => level === other[at]?.level && applicability === other[at]?.applicability);

export const optionsOf = ({ method, policy }: Pick<AssessmentView, 'method' | 'policy'>): ScoringOptions => ({
  policy,
  method: method === 'self' ? 'self' : 'formal',
});

/** The release in the shape that scoring reads. */
export const modelOf = (release: ModelReleaseView): ModelRelease => ({
  ...release,
  modules: release.modules.map((module) => ({
    ...module,
    categories: module.categories.map((category) => ({
      ...category,
      levels: category.levels.flatMap((level) => (isRated(level) ? [level] : [])),
    })),
  })),
});

type RatedLevelText = z.infer<typeof LevelView> & { readonly number: RatedLevel };
const isRated = (level: z.infer<typeof LevelView>): level is RatedLevelText => level.number >= 1 && level.number <= 5;

/** How an assessment is scored, and what was declared for its categories beside the requirements. */
export interface OutlineOptions extends ScoringOptions {
  readonly declared?: BesideAnswers['declared'] | undefined;
}

/** The score of an assessment as its answers stand. */
export const scoreOutline = (
  model: ModelRelease,
  outline: Outline,
  ratings: readonly Rating[],
  { declared = [], ...options }: OutlineOptions,
): AssessmentScore => {
  const answers = outline.items.map((item, at): Answer => {
    const rating = ratings[at] ?? { level: 0, applicability: 'applicable' };
    const place = { module: item.module.id, category: item.category.id };
    return item.requirement ? { ...place, requirement: item.requirement.id, ...rating } : { ...place, ...rating };
  });
  // Only the official browser tool counts them, while no requirement of the category is rated.
  const counts = options.policy === 'web' && options.method !== 'self';
  const told = counts ? declared.flatMap(({ level, ...place }) => declaredAnswer(place, level)) : [];
  return scoreAssessment(model, [...answers, ...told], options);
};

function declaredAnswer(place: Pick<Answer, 'module' | 'category'>, level: number): Answer[] {
  const rated = RATED.find((each) => each === level);
  return rated ? [{ ...place, level: rated, applicability: 'applicable' }] : [];
}
const RATED: readonly RatedLevel[] = [1, 2, 3, 4, 5];

/** A score in the shape that is shown: never without its completeness. */
export const shownScore = ({ score, level, completeness }: Score): ScoreView => ({ score, level, ...completeness });

/** The word for a reached level in this release; empty where there is none. */
export const levelNameOf = (model: ModelRelease, score: Pick<Score, 'level'>, options: ScoringOptions): string =>
  score.level === null ? '' : levelName(model, score.level, options.policy);
