import { nameKey, slugOf } from '../names';
import { type KnownRequirement, knownCategory, knownRequirement } from './known-slugs';

interface NamedModule {
  readonly id: string;
  readonly categories: readonly NamedCategory[];
}
interface NamedCategory {
  readonly id: string;
  readonly name: string;
  readonly requirements: readonly { readonly id: string; readonly description: string }[];
}

/** Slugs by position: `categories[m][c]` and `requirements[m][c][r]`. */
export interface Slugs {
  readonly categories: readonly (readonly string[])[];
  readonly requirements: readonly (readonly (readonly string[])[])[];
}

/** In 2.x the ids are the slugs; an id that a second category uses too gets its category before it. */
export function slugsFromIds(modules: readonly NamedModule[]): Slugs {
  const claim = claims();
  const categoryClaim = claims();
  return slugsBy(modules, {
    category: (module, { id }) => categoryClaim(id, module.id),
    requirement: (category, { id }) => claim(id, category),
  });
}

/**
 * In 1.x slugs are found by category name and requirement title. A published title in its own category comes first, then
 * one that was moved to another category; an unknown one gets a slug made of its title.
 */
export function slugsFromNames(modules: readonly NamedModule[]): Slugs {
  const claim = claims();
  const categoryClaim = claims();
  const atHome = new Set(modules.flatMap(({ categories }) => categories.flatMap(slugsAtHome)));
  return slugsBy(modules, {
    category: (module, { name }) => categoryClaim(knownCategory(name) ?? slugOf(name), module.id),
    requirement: (category, { description }) => {
      const known = knownRequirement(description);
      const mayTake = known !== undefined && (known.category === category || !atHome.has(known.slug));
      return claim(mayTake ? known.slug : slugOf(description), category);
    },
  });
}

function slugsAtHome({ name, requirements }: NamedCategory): readonly string[] {
  const category = knownCategory(name);
  return requirements
    .map(({ description }): KnownRequirement | undefined => knownRequirement(description))
    .flatMap((known) => (known && known.category === category ? [known.slug] : []));
}

interface Naming {
  readonly category: (module: NamedModule, category: NamedCategory) => string;
  readonly requirement: (categorySlug: string, requirement: NamedCategory['requirements'][number]) => string;
}

function slugsBy(modules: readonly NamedModule[], naming: Naming): Slugs {
  const categories = modules.map((module) => module.categories.map((category) => naming.category(module, category)));
  const requirements = modules.map((module, m) =>
    module.categories.map((category, c) =>
      category.requirements.map((requirement) => naming.requirement(categories[m]?.[c] ?? '', requirement)),
    ),
  );
  return { categories, requirements };
}

/** Hands out each slug once: a repeated one gets its parent before it, then a number behind it. */
function claims(): (slug: string, parent: string) => string {
  const taken = new Set<string>();
  return (slug, parent) => {
    const qualified = `${nameKey(parent)}-${slug}`;
    let candidate = taken.has(slug) ? qualified : slug;
    for (let number = 2; taken.has(candidate); number += 1) candidate = `${qualified}-${number}`;
    taken.add(candidate);
    return candidate;
  };
}
