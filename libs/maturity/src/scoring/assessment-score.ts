import { type Answer, AnswerSheet, type Applicability } from '../answers';
import { type ModelRelease, type Module } from '../model';
import { whole } from '../rational';
import { type ScoringOptions, countsUnassessed, rateableItems } from './options';
import { type Score, figuresOf } from './score';
import { type CategoryStanding, applicabilityOf, categoryStandings } from './standing';
import { type Tally, addTallies } from './tally';
import { type WeighedItem, type WeightedAverage, weightedAverage } from './weighted-average';

/** The scores of one assessment, with the policy and method they were computed by. */
export interface AssessmentScore extends ScoringOptions {
  readonly modelVersion: string;
  readonly overall: Score;
  /** By module id. */
  readonly modules: Readonly<Record<string, Score>>;
  /** By category id. */
  readonly categories: Readonly<Record<string, Score>>;
}

/**
 * Scores an assessment as the model's evaluation page defines it: a category is the average of its requirement levels
 * by requirement weight, modules and overall are averages of the untruncated category scores by category weight
 * (overall never over modules), a level is the floor of the exact score. Items without an answer are not assessed.
 * @throws AnswerError when answers do not fit the release or the method
 */
export function scoreAssessment(
  model: ModelRelease,
  answers: readonly Answer[],
  options: ScoringOptions,
): AssessmentScore {
  const sheet = new AnswerSheet(model, answers, rateableItems(options));
  const standings = categoryStandings(model, sheet, options);
  const scoreOf = (module: Module): Score => {
    const own = standings.filter((standing) => standing.module === module);
    return scoreOver(own, options, sheet.ofModule(module)?.applicability);
  };
  return {
    policy: options.policy,
    method: options.method,
    modelVersion: model.version,
    overall: scoreOver(standings, options),
    modules: Object.fromEntries(model.modules.map((module) => [module.id, scoreOf(module)])),
    categories: Object.fromEntries(standings.map((standing) => [standing.category.id, categoryScore(standing)])),
  };
}

/** A category as a term of the module or overall average. */
export function categoryTerm(standing: CategoryStanding): WeighedItem {
  const { category, average, outOfScope } = standing;
  return {
    subject: 'category',
    id: category.id,
    slug: category.slug,
    title: category.name,
    value: average.state === 'scored' ? average.value : null,
    weight: whole(category.weight),
    outOfScope: outOfScope ?? (average.state === 'not-applicable' ? 'nothing-in-scope' : null),
  };
}

function scoreOver(standings: readonly CategoryStanding[], options: ScoringOptions, own?: Applicability): Score {
  const average = weightedAverage(standings.map(categoryTerm), countsUnassessed(options));
  const parts = [own, ...standings.map(({ applicability }) => applicability)];
  return toScore(average, addTallies(standings.map(({ tally }) => tally)), applicabilityOf(parts));
}

function categoryScore({ average, tally, applicability }: CategoryStanding): Score {
  return toScore(average, tally, applicability);
}

function toScore(average: WeightedAverage, tally: Tally, applicability: Applicability): Score {
  const { state, value, derivation } = average;
  const isApplicable = state !== 'not-applicable';
  return {
    state,
    applicable: isApplicable,
    applicability: isApplicable ? applicability : 'not-applicable',
    ...figuresOf(value),
    ...tally,
    derivation,
  };
}
