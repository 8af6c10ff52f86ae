import { type CategoryView, type ModuleView } from '@certitude/contracts';

/**
 * The parts of a release that contain every word of the search, case-insensitive: a category is kept whole when its
 * name or description has them, otherwise with only the requirements that have them.
 */
export function matching(modules: readonly ModuleView[], search: string): readonly ModuleView[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return modules;
  const has = (...texts: readonly string[]): boolean => {
    const text = texts.join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return modules
    .map((module) => ({ ...module, categories: module.categories.flatMap((category) => narrowed(category, has)) }))
    .filter(({ categories }) => categories.length > 0);
}

function narrowed(category: CategoryView, has: (...texts: readonly string[]) => boolean): CategoryView[] {
  if (has(category.name, category.description)) return [category];
  const requirements = category.requirements.filter(({ title, guidance, assessment }) =>
    has(title, guidance, assessment),
  );
  return requirements.length > 0 ? [{ ...category, requirements }] : [];
}
