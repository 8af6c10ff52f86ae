import {
  type Category,
  type MaturityLevel,
  type ModelRelease,
  type Module,
  type Problem,
  type Requirement,
  describeProblems,
} from './model';

export const APPLICABILITIES = ['applicable', 'partially-applicable', 'not-applicable'] as const;
export type Applicability = (typeof APPLICABILITIES)[number];

/** `formal` rates requirements (also in third-party assessments), `self` rates categories. */
export const SCORING_METHODS = ['formal', 'self'] as const;
export type ScoringMethod = (typeof SCORING_METHODS)[number];

/**
 * The answer to one item of a release, named by its ids in that release. Without a requirement it sets the
 * applicability of the category (in a self-assessment also its level), without a category that of the module.
 */
export interface Answer {
  readonly module: string;
  readonly category?: string;
  readonly requirement?: string;
  readonly applicability: Applicability;
  /** 0 = not assessed. */
  readonly level: MaturityLevel;
}

/** What an assessment gives levels to, and how it is called. */
export interface Rateable {
  readonly assessment: string;
  readonly items: string;
  readonly categories: boolean;
  readonly requirements: boolean;
}

/** Answers that do not fit the release or the method; `problems` names each with its place in the list. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';

  constructor(readonly problems: readonly Problem[]) {
    super(describeProblems(problems));
  }
}

type Place = Pick<Answer, 'module' | 'category' | 'requirement'>;

/** The answers of one assessment, found by item. */
export class AnswerSheet {
  readonly #answers: ReadonlyMap<string, Answer>;

  /** Throws AnswerError for unknown items, items answered twice, and levels where none is given. */
  constructor(model: ModelRelease, answers: readonly Answer[], rateable: Rateable) {
    const items = itemKeys(model);
    const found = new Map<string, Answer>();
    const problems = answers.flatMap((answer, index) => {
      const key = keyOf(answer);
      const message = problemOf(answer, rateable) ?? placeProblem(items, found, key, answer);
      found.set(key, answer);
      return message ? [{ path: `answers[${index}]${message.field}`, message: message.text }] : [];
    });
    if (problems.length > 0) throw new AnswerError(problems);
    this.#answers = found;
  }

  ofModule(module: Module): Answer | undefined {
    return this.#answers.get(keyOf({ module: module.id }));
  }

  ofCategory(module: Module, category: Category): Answer | undefined {
    return this.#answers.get(keyOf({ module: module.id, category: category.id }));
  }

  ofRequirement(module: Module, category: Category, requirement: Requirement): Answer | undefined {
    return this.#answers.get(keyOf({ module: module.id, category: category.id, requirement: requirement.id }));
  }
}

interface FieldMessage {
  readonly field: string;
  readonly text: string;
}

function problemOf(answer: Answer, rateable: Rateable): FieldMessage | null {
  if (!APPLICABILITIES.includes(answer.applicability)) {
    return { field: '.applicability', text: `must be one of ${APPLICABILITIES.join(', ')}` };
  }
  if (!Number.isInteger(answer.level) || answer.level < 0 || answer.level > 5) {
    return { field: '.level', text: 'must be a whole number from 0 (not assessed) to 5' };
  }
  if (answer.requirement !== undefined && answer.category === undefined) {
    return { field: '.category', text: 'is missing: a requirement is named together with its category' };
  }
  if (!rateable.requirements && answer.requirement !== undefined) {
    return { field: '.requirement', text: `is not part of a ${rateable.assessment}, which rates ${rateable.items}` };
  }
  const isRated = answer.level > 0 && answer.applicability !== 'not-applicable';
  if (isRated && !isRateable(answer, rateable)) {
    return { field: '.level', text: `must be 0 here: a ${rateable.assessment} rates ${rateable.items}` };
  }
  return null;
}

function placeProblem(
  items: ReadonlySet<string>,
  found: ReadonlyMap<string, Answer>,
  key: string,
  answer: Answer,
): FieldMessage | null {
  if (found.has(key)) return { field: '', text: `answers ${nameOfPlace(answer)} a second time` };
  return items.has(key) ? null : { field: '', text: `the model has no ${nameOfPlace(answer)}` };
}

function isRateable({ category, requirement }: Answer, rateable: Rateable): boolean {
  if (requirement !== undefined) return rateable.requirements;
  return category !== undefined && rateable.categories;
}

function nameOfPlace({ module, category, requirement }: Place): string {
  if (requirement !== undefined) return `requirement "${requirement}" in category "${category}" of module "${module}"`;
  return category === undefined ? `module "${module}"` : `category "${category}" in module "${module}"`;
}

function itemKeys(model: ModelRelease): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const module of model.modules) {
    keys.add(keyOf({ module: module.id }));
    for (const category of module.categories) {
      keys.add(keyOf({ module: module.id, category: category.id }));
      for (const { id } of category.requirements) {
        keys.add(keyOf({ module: module.id, category: category.id, requirement: id }));
      }
    }
  }
  return keys;
}

/** Ids cannot contain the separator: parsed files hold no control characters in ids. */
function keyOf({ module, category, requirement }: Place): string {
  if (category === undefined) return module;
  return requirement === undefined ? `${module}\n${category}` : `${module}\n${category}\n${requirement}`;
}
