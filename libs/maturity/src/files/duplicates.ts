import { type Problem } from '../model';

interface Identified {
  readonly id: string;
}
interface IdentifiedCategory extends Identified {
  readonly levels: readonly { readonly number: number }[];
  readonly requirements: readonly Identified[];
}
interface IdentifiedModule extends Identified {
  readonly categories: readonly IdentifiedCategory[];
}

/** Ids that are used twice and categories whose levels are not 1, 2, 3, 4, 5. */
export function structureProblems(modules: readonly IdentifiedModule[]): readonly Problem[] {
  const categories = modules.flatMap((module, m) =>
    module.categories.map((category, c) => ({ category, id: category.id, path: `modules[${m}].categories[${c}]` })),
  );
  return [
    ...repeatedIds(modules.map(({ id }, m) => ({ id, path: `modules[${m}]` }))),
    ...repeatedIds(categories),
    ...categories.flatMap(({ category, path }) => [
      ...levelProblems(category.levels, path),
      ...repeatedIds(category.requirements.map(({ id }, r) => ({ id, path: `${path}.requirements[${r}]` }))),
    ]),
  ];
}

/** The levels of one category have to be 1, 2, 3, 4, 5, each once and in this order. */
export function levelProblems(levels: readonly { readonly number: number }[], path: string): readonly Problem[] {
  const numbers = levels.map(({ number }) => number).join(', ');
  const isComplete = numbers === '1, 2, 3, 4, 5';
  return isComplete
    ? []
    : [{ path: `${path}.levels`, message: `must be levels 1, 2, 3, 4, 5, not ${numbers || 'none'}` }];
}

export function repeatedIds(items: readonly { readonly id: string; readonly path: string }[]): readonly Problem[] {
  const first = new Map<string, string>();
  return items.flatMap(({ id, path }) => {
    const before = first.get(id);
    if (before === undefined) first.set(id, path);
    return before === undefined ? [] : [{ path: `${path}.id`, message: `"${id}" is used already by ${before}` }];
  });
}
