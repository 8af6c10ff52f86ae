import { type Answer, AnswerSheet } from '../answers';
import { type Extension } from '../extension';
import { type MaturityLevel, type ModelRelease } from '../model';
import { type Rational, compare, sum, whole } from '../rational';
import { categoryTerm } from './assessment-score';
import { IncompatibleExtensionError, extensionProblems } from './compatibility';
import { ExtensionOverlays } from './extension-overlays';
import { type ScoringOptions, type ScoringPolicy, countsUnassessed, rateableItems } from './options';
import { type RelevanceRating, ratingsByCategory, relevanceKey } from './relevance';
import { type Derivation, type Exact, type ScoreFigures, type ScoreState, exact, figuresOf } from './score';
import { type CategoryStanding, categoryStandings, requirementItems } from './standing';
import { type WeighedItem, type WeightedAverage, weightedAverage } from './weighted-average';

/** The figures of a calculation with the terms they came from. */
export interface DerivedFigures extends ScoreFigures {
  readonly state: ScoreState;
  readonly derivation: Derivation;
}

/** One extension's view of an assessment. The baseline scores stay as they are. */
export interface ExtensionScore extends ScoringOptions {
  readonly extension: { readonly id: string; readonly version: string };
  readonly modelVersion: string;
  readonly score: DerivedFigures;
  /** The baseline category scores averaged by the extension's category weights, to compare with. */
  readonly weightedBaseline: DerivedFigures;
  /** The lowest blended category score and where it is; null when the extension does not ask for it or nothing is scored. */
  readonly floor: (ScoreFigures & { readonly category: string }) | null;
  /** By category id. */
  readonly categories: Readonly<Record<string, ExtensionCategoryScore>>;
}

export interface ExtensionCategoryScore {
  /** The category weight after its overlay. */
  readonly effectiveWeight: Exact;
  /** The category score with the requirement weights after their overlays; in a self-assessment the given rating. */
  readonly level: DerivedFigures;
  /**
   * Effective weights of all requirements in scope, whatever their levels. Under `web` of those that are rated, and of
   * all, whatever their scope, where the category itself is rated.
   */
  readonly weightSum: Exact;
  /** The criterion's weight and rating (0 = not rated); null where the extension has no criterion. */
  readonly relevance: { readonly weight: number; readonly level: MaturityLevel } | null;
  /** Level and rating together: what the extension score averages. */
  readonly blended: DerivedFigures;
}

/**
 * Scores one extension on the answers of an assessment (model's extension scoring page). Several extensions are scored
 * each on its own and never combined.
 * @throws IncompatibleExtensionError when the extension is not made for the release
 * @throws AnswerError when answers or ratings do not fit
 */
export function scoreExtension(
  model: ModelRelease,
  extension: Extension,
  { answers, relevance }: { readonly answers: readonly Answer[]; readonly relevance: readonly RelevanceRating[] },
  options: ScoringOptions,
): ExtensionScore {
  const problems = extensionProblems(extension, model);
  if (problems.length > 0) throw new IncompatibleExtensionError(problems);
  const sheet = new AnswerSheet(model, answers, rateableItems(options));
  const ratings = ratingsByCategory(extension, relevance);
  const overlays = new ExtensionOverlays(extension);
  const views = categoryStandings(model, sheet, options).map((standing) =>
    extensionView(standing, { sheet, overlays, ratings, options }),
  );
  const unassessedCounts = countsUnassessed(options);
  return {
    ...options,
    extension: { id: extension.id, version: extension.version },
    modelVersion: model.version,
    score: derived(weightedAverage(views.map(extensionTerm), unassessedCounts)),
    weightedBaseline: derived(weightedAverage(views.map(baselineTerm), unassessedCounts)),
    floor: extension.reportsFloor ? floorOf(views) : null,
    categories: Object.fromEntries(views.map((view) => [view.standing.category.id, toCategoryScore(view)])),
  };
}

interface ExtensionInput {
  readonly sheet: AnswerSheet;
  readonly overlays: ExtensionOverlays;
  readonly ratings: ReadonlyMap<string, MaturityLevel>;
  readonly options: ScoringOptions;
}

interface ExtensionView {
  readonly standing: CategoryStanding;
  readonly weight: Rational;
  readonly level: WeightedAverage;
  readonly weightSum: Rational;
  readonly relevance: ExtensionCategoryScore['relevance'];
  readonly blended: WeightedAverage;
}

function extensionView(standing: CategoryStanding, input: ExtensionInput): ExtensionView {
  const { module, category } = standing;
  const { sheet, overlays, options } = input;
  const items = requirementItems(module, category, sheet, overlays.requirementWeight);
  const ratesItself = options.method === 'self' || standing.isDeclared;
  const level = ratesItself ? standing.average : weightedAverage(items, countsUnassessed(options));
  const weightSum = sum(items.flatMap((item) => (countsInBlend(item, options.policy, ratesItself) ? item.weight : [])));
  const relevance = relevanceOf(standing, input);
  const view = { standing, weight: overlays.categoryWeight(module, category), level, weightSum, relevance };
  return { ...view, blended: blend(view) };
}

function countsInBlend({ outOfScope, value }: WeighedItem, policy: ScoringPolicy, ratesItself: boolean): boolean {
  if (policy !== 'web') return !outOfScope;
  return ratesItself || (!outOfScope && value !== null);
}

function relevanceOf({ module, category }: CategoryStanding, { overlays, ratings }: ExtensionInput) {
  const criterion = overlays.criterion(module, category);
  return criterion && { weight: criterion.weight, level: ratings.get(relevanceKey(criterion)) ?? 0 };
}

/** B = (level · weightSum + rating · criterion weight) / (weightSum + criterion weight); without a rating the level. */
function blend({ standing, level, weightSum, relevance }: Omit<ExtensionView, 'blended'>): WeightedAverage {
  if (standing.average.state !== 'scored') return standing.average;
  if (level.state === 'not-assessed' || !relevance || relevance.level === 0) return level;
  const { id, slug, name } = standing.category;
  const own = { id, slug, title: name, outOfScope: null };
  const terms: readonly WeighedItem[] = [
    { ...own, subject: 'category', value: level.value, weight: weightSum },
    { ...own, subject: 'criterion', value: whole(relevance.level), weight: whole(relevance.weight) },
  ];
  return weightedAverage(terms, false);
}

function extensionTerm({ standing, weight, blended }: ExtensionView): WeighedItem {
  const term = categoryTerm(standing);
  const outOfScope = term.outOfScope ?? (blended.state === 'not-applicable' ? 'nothing-in-scope' : null);
  return { ...term, weight, outOfScope, value: blended.state === 'scored' ? blended.value : null };
}

function baselineTerm({ standing, weight }: ExtensionView): WeighedItem {
  return { ...categoryTerm(standing), weight };
}

function floorOf(views: readonly ExtensionView[]): ExtensionScore['floor'] {
  const scored = views.flatMap(({ standing, blended }) =>
    blended.state === 'scored' && blended.value ? [{ category: standing.category.id, value: blended.value }] : [],
  );
  const [first, ...rest] = scored;
  if (!first) return null;
  const lowest = rest.reduce((least, view) => (compare(view.value, least.value) < 0 ? view : least), first);
  return { category: lowest.category, ...figuresOf(lowest.value) };
}

function toCategoryScore({ weight, level, weightSum, relevance, blended }: ExtensionView): ExtensionCategoryScore {
  return {
    effectiveWeight: exact(weight),
    level: derived(level),
    weightSum: exact(weightSum),
    relevance,
    blended: derived(blended),
  };
}

function derived({ state, value, derivation }: WeightedAverage): DerivedFigures {
  return { state, ...figuresOf(value), derivation };
}
