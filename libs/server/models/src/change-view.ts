import { type ReleaseChange } from '@certitude/contracts';
import { compareReleases, type ModelRelease, type ReleaseChange as Change } from '@certitude/maturity';

type Places = ReadonlyMap<string, string[]>;

/** What changed from one release to another, and where each changed thing stands, by names. */
export function changesBetween(older: ModelRelease, newer: ModelRelease): ReleaseChange[] {
  const [before, after] = [placesIn(older), placesIn(newer)];
  return compareReleases(older, newer).map((change) => ({
    ...change,
    fromPlace: change.kind === 'added' ? null : (before.get(keyOf(change)) ?? null),
    toPlace: change.kind === 'removed' ? null : (after.get(keyOf(change)) ?? null),
  }));
}

function placesIn({ modules }: ModelRelease): Places {
  const places = new Map<string, string[]>();
  for (const module of modules) {
    places.set(keyOf({ subject: 'module', slug: module.id }), []);
    for (const category of module.categories) {
      places.set(keyOf({ subject: 'category', slug: category.slug }), [module.name]);
      for (const { slug } of category.requirements)
        places.set(keyOf({ subject: 'requirement', slug }), [module.name, category.name]);
    }
  }
  return places;
}

const keyOf = ({ subject, slug }: Pick<Change, 'subject' | 'slug'>): string => `${subject} ${slug}`;
