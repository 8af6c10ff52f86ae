import { type ModelRelease } from '@certitude/maturity';

/** The place of a key in a release. */
export interface KeyPlace {
  readonly module: string;
  readonly category: string;
  readonly requirement?: string;
}

/** `G.strategy-and-vision`, `G.1.1`: how the official tools name items. */
export function keyOf({ module, category, requirement }: KeyPlace): string {
  return requirement === undefined ? `${module}.${category}` : `${module}.${category}.${requirement}`;
}

/** Every category and requirement of a release by its key. */
export function placesByKey(model: ModelRelease): ReadonlyMap<string, KeyPlace> {
  const places = model.modules.flatMap(({ id: module, categories }) =>
    categories.flatMap(({ id: category, requirements }): readonly KeyPlace[] => [
      { module, category },
      ...requirements.map(({ id: requirement }) => ({ module, category, requirement })),
    ]),
  );
  return new Map(places.map((place) => [keyOf(place), place]));
}

/** The place that a key spells, whether a release has it or not; null when it spells none. */
export function spelledPlace(key: string): KeyPlace | null {
  const spelled = /^([GMOR])\.([A-Za-z0-9_-]+)(?:\.([A-Za-z0-9_-]+))?$/.exec(key);
  if (!spelled) return null;
  const [, module = '', category = '', requirement] = spelled;
  return { module, category, ...(requirement !== undefined && { requirement }) };
}
