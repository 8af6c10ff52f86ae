import type { Answer, Category, LevelDescription, MaturityLevel, ModelRelease, RatedLevel } from '../src/index';

const LEVELS: readonly RatedLevel[] = [1, 2, 3, 4, 5];
const NAMES = ['Initial', 'Basic', 'Advanced', 'Managed', 'Optimized'];

/** Category weights and requirement weights by module: `{ G: [[5, [3, 2]]] }` is one category of weight 5 with two requirements. */
export type Weights = Readonly<Record<string, readonly (readonly [number, readonly number[]])[]>>;

/** A release that has nothing but what a test names: category ids are G1, G2 …, requirement ids 1, 2 …. */
export function smallModel(weights: Weights): ModelRelease {
  const modules = Object.entries(weights).map(([id, categories]) => ({
    id,
    name: id,
    description: '',
    categories: categories.map(([weight, requirements], index) => category(`${id}${index + 1}`, weight, requirements)),
  }));
  return { version: '1.1.0', schemaVersion: '1.0.0', modules };
}

function category(id: string, weight: number, requirements: readonly number[]): Category {
  return {
    id,
    slug: id.toLowerCase(),
    name: `Category ${id}`,
    weight,
    description: '',
    levels: LEVELS.map((number): LevelDescription => ({ number, name: NAMES[number - 1] ?? '', description: '' })),
    requirements: requirements.map((own, index) => ({
      id: `${index + 1}`,
      slug: `${id.toLowerCase()}-${index + 1}`,
      title: `Requirement ${id}.${index + 1}`,
      weight: own,
      guidance: '',
      assessment: '',
      references: [],
    })),
  };
}

/** Answers of a formal assessment by category: `{ G1: [3, 0, 'out'] }`. */
export function levels(byCategory: Readonly<Record<string, readonly (MaturityLevel | 'out')[]>>): readonly Answer[] {
  return Object.entries(byCategory).flatMap(([category, own]) =>
    own.map((level, index): Answer => {
      const place = { module: category.slice(0, 1), category, requirement: `${index + 1}` };
      return level === 'out'
        ? { ...place, applicability: 'not-applicable', level: 0 }
        : { ...place, applicability: 'applicable', level };
    }),
  );
}
