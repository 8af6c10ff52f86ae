import { type ModelRelease } from '@certitude/maturity';

/** What a response answers, by ids of the release; the requirement is null where the category is rated. */
export interface AnsweredPlace {
  readonly module: string;
  readonly category: string;
  readonly requirement: string | null;
}

/** A part of the model: a module, a category of it when one is named, a requirement of that when one is. */
export interface ModelPlace {
  readonly module: string;
  readonly category: string | null;
  readonly requirement: string | null;
}

/** Whether a release has this part. */
export function hasPlace(model: ModelRelease, { module, category, requirement }: ModelPlace): boolean {
  const ofModule = model.modules.find(({ id }) => id === module);
  if (category === null) return ofModule !== undefined && requirement === null;
  const ofCategory = ofModule?.categories.find(({ id }) => id === category);
  if (requirement === null) return ofCategory !== undefined;
  return ofCategory?.requirements.some(({ id }) => id === requirement) ?? false;
}

/** The title of the requirement, or the name of the category that is rated. */
export function placeTitle(model: ModelRelease, { module, category, requirement }: AnsweredPlace): string {
  const found = model.modules.find(({ id }) => id === module)?.categories.find(({ id }) => id === category);
  if (requirement === null) return found?.name ?? category;
  return found?.requirements.find(({ id }) => id === requirement)?.title ?? requirement;
}
