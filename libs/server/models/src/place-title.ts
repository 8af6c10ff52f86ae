import { type ModelRelease } from '@certitude/maturity';

/** What a response answers, by ids of the release; the requirement is null where the category is rated. */
export interface AnsweredPlace {
  readonly module: string;
  readonly category: string;
  readonly requirement: string | null;
}

/** The title of the requirement, or the name of the category that is rated. */
export function placeTitle(model: ModelRelease, { module, category, requirement }: AnsweredPlace): string {
  const found = model.modules.find(({ id }) => id === module)?.categories.find(({ id }) => id === category);
  if (requirement === null) return found?.name ?? category;
  return found?.requirements.find(({ id }) => id === requirement)?.title ?? requirement;
}
