import {
  type CategoryView,
  type ModelReleaseView,
  type ModuleView,
  type RequirementView,
  type ResponseId,
  type ResponseSnapshot,
} from '@certitude/contracts';

/** One thing to answer, with where it stands in the model: a requirement, or a category in a self-assessment. */
export interface OutlineItem {
  readonly id: ResponseId;
  /** Place in the model: "3" for a category, "3.2" for a requirement. */
  readonly number: string;
  readonly title: string;
  readonly module: ModuleView;
  readonly category: CategoryView;
  readonly requirement: RequirementView | null;
}

export interface OutlineCategory {
  readonly number: string;
  readonly category: CategoryView;
  readonly items: readonly OutlineItem[];
}

export interface OutlineModule {
  readonly module: ModuleView;
  readonly categories: readonly OutlineCategory[];
}

/** Everything to answer in an assessment, in the order of the model. */
export interface Outline {
  readonly modules: readonly OutlineModule[];
  readonly items: readonly OutlineItem[];
  readonly byId: ReadonlyMap<ResponseId, OutlineItem>;
}

export const EMPTY_OUTLINE: Outline = { modules: [], items: [], byId: new Map() };

type Place = Pick<ResponseSnapshot, 'id' | 'module' | 'category' | 'requirement'>;

/**
 * Puts the responses of an assessment into the order of its model release. Responses name their place by the model's
 * own ids or by slug, whichever the release was made with.
 */
export function outlineOf(release: ModelReleaseView, responses: readonly Place[]): Outline {
  const places = new Map(responses.map((place) => [placeKey(place.category, place.requirement), place.id]));
  let number = 0;
  const modules = release.modules.map((module): OutlineModule => ({
    module,
    categories: module.categories.map((category) => outlineCategory(places, module, category, ++number)),
  }));
  const filled = modules
    .map(({ module, categories }) => ({ module, categories: categories.filter(({ items }) => items.length > 0) }))
    .filter(({ categories }) => categories.length > 0);
  const items = filled.flatMap(({ categories }) => categories.flatMap((category) => category.items));
  return { modules: filled, items, byId: new Map(items.map((item) => [item.id, item])) };
}

function outlineCategory(
  places: ReadonlyMap<string, ResponseId>,
  module: ModuleView,
  category: CategoryView,
  position: number,
): OutlineCategory {
  const number = String(position);
  const rated = idAt(places, category, null);
  const own: OutlineItem[] = rated
    ? [{ id: rated, number, title: category.name, module, category, requirement: null }]
    : [];
  const required = category.requirements.flatMap((requirement, index): OutlineItem[] => {
    const id = idAt(places, category, requirement);
    const place = `${number}.${index + 1}`;
    return id ? [{ id, number: place, title: requirement.title, module, category, requirement }] : [];
  });
  return { number, category, items: [...own, ...required] };
}

const placeKey = (category: string, requirement: string | null): string => `${category}\n${requirement ?? ''}`;

function idAt(
  places: ReadonlyMap<string, ResponseId>,
  category: CategoryView,
  requirement: RequirementView | null,
): ResponseId | null {
  const names = requirement ? [requirement.slug, requirement.id] : [null];
  for (const categoryName of [category.slug, category.id]) {
    for (const name of names) {
      const id = places.get(placeKey(categoryName, name));
      if (id) return id;
    }
  }
  return null;
}

/** The item `steps` after (or, negative, before) another one in a list; stays inside, starts at the first one. */
export function neighbour(items: readonly OutlineItem[], from: ResponseId | null, steps: number): OutlineItem | null {
  const at = items.findIndex(({ id }) => id === from);
  if (at < 0) return items[0] ?? null;
  return items[at + steps] ?? null;
}
