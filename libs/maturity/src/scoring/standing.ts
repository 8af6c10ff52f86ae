import { type Answer, type AnswerSheet, type Applicability } from '../answers';
import { type Category, type ModelRelease, type Module, type Requirement } from '../model';
import { type Rational, whole } from '../rational';
import { type ScoringOptions, countsDeclared, countsUnassessed } from './options';
import { type Tally, tallyOf } from './tally';
import { type WeighedItem, type WeightedAverage, weightedAverage } from './weighted-average';

/** A category of one assessment: what is in scope, what was rated, and the score that comes of it. */
export interface CategoryStanding {
  readonly module: Module;
  readonly category: Category;
  readonly outOfScope: 'module-not-applicable' | 'not-applicable' | null;
  /** What was rated: the requirements, in a self-assessment the category itself with weight 1. */
  readonly rated: readonly WeighedItem[];
  readonly average: WeightedAverage;
  /** The average is the level that was declared for the category, since none of its requirements is rated. */
  readonly isDeclared: boolean;
  readonly tally: Tally;
  readonly applicability: Applicability;
}

/** The weight that a requirement has in a calculation; extensions give others than the model. */
export type RequirementWeight = (module: Module, category: Category, requirement: Requirement) => Rational;

export const modelWeight: RequirementWeight = (_module, _category, requirement) => whole(requirement.weight);

/** Every category in model order. Takes answers that were checked against the same release and method. */
export function categoryStandings(
  model: ModelRelease,
  sheet: AnswerSheet,
  options: ScoringOptions,
): readonly CategoryStanding[] {
  return model.modules.flatMap((module) =>
    module.categories.map((category) => categoryStanding(module, category, sheet, options)),
  );
}

function categoryStanding(
  module: Module,
  category: Category,
  sheet: AnswerSheet,
  options: ScoringOptions,
): CategoryStanding {
  const outOfScope = categoryScope(module, category, sheet);
  const own = categoryItem(category, sheet.ofCategory(module, category), outOfScope);
  const rated = options.method === 'self' ? [own] : requirementItems(module, category, sheet, modelWeight);
  const isDeclared = countsDeclared(options) && own.value !== null && isUnrated(rated);
  const average = weightedAverage(isDeclared ? [own] : rated, countsUnassessed(options));
  const parts = partsOf(module, category, sheet);
  return {
    module,
    category,
    outOfScope,
    rated,
    average,
    isDeclared,
    tally: tallyOf(rated),
    applicability: average.state === 'not-applicable' ? 'not-applicable' : applicabilityOf(parts),
  };
}

/** Whether something is in scope and nothing that is has a level. */
function isUnrated(items: readonly WeighedItem[]): boolean {
  const inScope = items.filter(({ outOfScope }) => !outOfScope);
  return inScope.length > 0 && inScope.every(({ value }) => value === null);
}

/** The requirements of a category as items to weigh, with their levels and why they are out of scope. */
export function requirementItems(
  module: Module,
  category: Category,
  sheet: AnswerSheet,
  weightOf: RequirementWeight,
): readonly WeighedItem[] {
  const scope = categoryScope(module, category, sheet);
  const inherited = scope === 'not-applicable' ? 'category-not-applicable' : scope;
  return category.requirements.map((requirement) => {
    const answer = sheet.ofRequirement(module, category, requirement);
    return {
      subject: 'requirement',
      id: requirement.id,
      slug: requirement.slug,
      title: requirement.title,
      value: levelOf(answer),
      weight: weightOf(module, category, requirement),
      outOfScope: inherited ?? (answer?.applicability === 'not-applicable' ? 'not-applicable' : null),
    };
  });
}

/** Partially applicable as soon as one part of something is not, or only partially, applicable. */
export function applicabilityOf(parts: readonly (Applicability | undefined)[]): Applicability {
  return parts.every((part) => part === undefined || part === 'applicable') ? 'applicable' : 'partially-applicable';
}

function partsOf(module: Module, category: Category, sheet: AnswerSheet): readonly (Applicability | undefined)[] {
  return [
    sheet.ofCategory(module, category)?.applicability,
    ...category.requirements.map((requirement) => sheet.ofRequirement(module, category, requirement)?.applicability),
  ];
}

function categoryScope(module: Module, category: Category, sheet: AnswerSheet): CategoryStanding['outOfScope'] {
  if (sheet.ofModule(module)?.applicability === 'not-applicable') return 'module-not-applicable';
  return sheet.ofCategory(module, category)?.applicability === 'not-applicable' ? 'not-applicable' : null;
}

function categoryItem(
  category: Category,
  answer: Answer | undefined,
  outOfScope: CategoryStanding['outOfScope'],
): WeighedItem {
  const { id, slug, name } = category;
  return { subject: 'category', id, slug, title: name, value: levelOf(answer), weight: whole(1), outOfScope };
}

function levelOf(answer: Answer | undefined): Rational | null {
  return answer && answer.level > 0 ? whole(answer.level) : null;
}
