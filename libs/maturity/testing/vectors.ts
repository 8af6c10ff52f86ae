import full from '../fixtures/workbook-full.json';
import self from '../fixtures/workbook-self.json';
import type { Answer, ModelRelease } from '../src/index';
import { toLevel } from '../src/scoring/score';

/** Figures that the official workbook computed; `fails` where it divides by zero. */
export interface ExpectedFigures {
  readonly score?: number | null;
  readonly level?: number | null;
  /** Not applicable, not evaluated, levels 1 to 5. */
  readonly stats: readonly number[];
  readonly fails?: boolean;
  readonly products?: number;
  readonly weights?: number;
  readonly applicability?: string;
}

/** A filled workbook for full assessments. */
export interface WorkbookVector {
  readonly name: string;
  /** One digit per requirement, by category id. */
  readonly levels: Readonly<Record<string, string>>;
  readonly categoriesOut: readonly string[];
  /** `category.requirement`. */
  readonly requirementsOut: readonly string[];
  readonly expected: {
    readonly overall: ExpectedFigures & { readonly progress?: readonly number[] };
    readonly modules: Readonly<Record<string, ExpectedFigures>>;
    readonly categories: Readonly<Record<string, ExpectedFigures>>;
  };
}

/** A filled workbook for self-assessments: a level per category, null for not applicable. */
export interface SelfVector {
  readonly name: string;
  readonly levels: Readonly<Record<string, number | null>>;
  readonly expected: {
    readonly overall: { readonly score: number | null; readonly applicable: string };
    readonly modules: Readonly<Record<string, { readonly score: number | null; readonly applicable: string }>>;
  };
}

export const workbookVectors: readonly WorkbookVector[] = full;
export const selfVectors: readonly SelfVector[] = self;

/** The vector of that name. */
export function workbookVector(name: string): WorkbookVector {
  const found = workbookVectors.find((vector) => vector.name === name);
  if (!found) throw new Error(`There is no vector ${name}.`);
  return found;
}

export function workbookAnswers(model: ModelRelease, vector: WorkbookVector): readonly Answer[] {
  const requirements = Object.entries(vector.levels).flatMap(([category, levels]) =>
    [...levels].map((level, index): Answer => {
      const requirement = `${index + 1}`;
      const isOut = vector.requirementsOut.includes(`${category}.${requirement}`);
      return {
        module: moduleOf(model, category),
        category,
        requirement,
        applicability: isOut ? 'not-applicable' : 'applicable',
        level: toLevel(Number(level)),
      };
    }),
  );
  return [...requirements, ...vector.categoriesOut.map((category) => notApplicable(model, category))];
}

export function selfAnswers(model: ModelRelease, vector: SelfVector): readonly Answer[] {
  return Object.entries(vector.levels).map(([category, level]): Answer =>
    level === null
      ? notApplicable(model, category)
      : { module: moduleOf(model, category), category, applicability: 'applicable', level: toLevel(level) },
  );
}

export function notApplicable(model: ModelRelease, category: string): Answer {
  return { module: moduleOf(model, category), category, applicability: 'not-applicable', level: 0 };
}

function moduleOf(model: ModelRelease, category: string): string {
  const found = model.modules.find(({ categories }) => categories.some(({ id }) => id === category));
  if (!found) throw new Error(`The model has no category ${category}.`);
  return found.id;
}
