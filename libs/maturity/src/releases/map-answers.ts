import { type Answer } from '../answers';
import { type ModelRelease } from '../model';

/** One requirement, category or module in a release. */
export interface ItemPlace {
  readonly module: string;
  readonly category?: string;
  readonly requirement?: string;
}

export interface PlacedItem {
  readonly slug: string;
  readonly title: string;
  readonly place: ItemPlace;
}

/** Answers of one release carried over to another, and what had to stay behind. A person confirms it. */
export interface AnswerMapping {
  /** The answers with the ids of the target release. */
  readonly answers: readonly Answer[];
  readonly mapped: readonly { readonly slug: string; readonly from: ItemPlace; readonly to: ItemPlace }[];
  /** Requirements of the target that the source release does not have. */
  readonly added: readonly PlacedItem[];
  /** Answered items of the source that the target release does not have. */
  readonly lost: readonly PlacedItem[];
}

/**
 * Carries answers from one release to another by slug, never by id: ids are positions in 1.x and shift.
 * Answers to items that the source release does not have are left out.
 */
export function mapAnswers(from: ModelRelease, to: ModelRelease, answers: readonly Answer[]): AnswerMapping {
  const source = new Map(placedItems(from).map((item) => [placeKey(item.place), item]));
  const target = new Map(placedItems(to).map((item) => [slugKey(item), item]));
  const known = new Set([...source.values()].map(slugKey));
  const pairs = answers.flatMap((answer) => {
    const item = source.get(placeKey(answer));
    return item ? [{ answer, item, destination: target.get(slugKey(item)) }] : [];
  });
  return {
    answers: pairs.flatMap(({ answer, destination }) =>
      destination ? [{ ...destination.place, applicability: answer.applicability, level: answer.level }] : [],
    ),
    mapped: pairs.flatMap(({ item, destination }) =>
      destination ? [{ slug: item.slug, from: item.place, to: destination.place }] : [],
    ),
    added: [...target.values()].filter((item) => item.place.requirement !== undefined && !known.has(slugKey(item))),
    lost: pairs.flatMap(({ item, destination }) => (destination ? [] : [item])),
  };
}

function placedItems(model: ModelRelease): readonly PlacedItem[] {
  return model.modules.flatMap((module) => [
    { slug: module.id, title: module.name, place: { module: module.id } },
    ...module.categories.flatMap((category) => [
      { slug: category.slug, title: category.name, place: { module: module.id, category: category.id } },
      ...category.requirements.map(({ id, slug, title }) => ({
        slug,
        title,
        place: { module: module.id, category: category.id, requirement: id },
      })),
    ]),
  ]);
}

function placeKey({ module, category, requirement }: ItemPlace): string {
  return JSON.stringify([module, category, requirement]);
}

/** Categories and requirements may share a slug, so the kind of item is part of the key. */
function slugKey({ slug, place }: PlacedItem): string {
  return JSON.stringify([place.category === undefined, place.requirement === undefined, slug]);
}
