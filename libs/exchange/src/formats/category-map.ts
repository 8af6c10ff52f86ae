import { type DocumentAnswer, type ExtensionAnswers } from '../document/assessment-document';
import { type KeyPlace, spelledPlace } from '../document/keys';
import { type Fields } from '../input/fields';
import { readEntry } from './entry';

/** A key of the map of categories: of the model, of an enabled extension, or of nothing known. */
type Owner = { readonly extension: string | null; readonly place: KeyPlace };

export interface CategoryMap {
  readonly answers: DocumentAnswer[];
  readonly extensions: ExtensionAnswers[];
}

/** Finds the place of a key of the model; null when there is none. */
export type FindPlace = (key: string) => KeyPlace | null;

/**
 * The map `progress`: categories of the model, and under `extension.M.category` those of extensions. An extension's id may
 * itself contain dots, so the longest enabled id that fits is taken.
 */
export function readCategoryMap(
  progress: Fields | undefined,
  enabled: readonly { readonly id: string; readonly version: string }[],
  findPlace: FindPlace,
): CategoryMap {
  const extensions = enabled.map(({ id, version }) => ({ id, version, answers: new Array<DocumentAnswer>() }));
  const answers: DocumentAnswer[] = [];
  const longestFirst = extensions.toSorted((a, b) => b.id.length - a.id.length);
  for (const key of progress?.names ?? []) {
    const owner = ownerOf(key, longestFirst, findPlace);
    if (!owner) progress?.keep(key, 'names no category of the release and no enabled extension');
    else {
      const list = owner.extension === null ? answers : extensions.find(({ id }) => id === owner.extension)?.answers;
      const entry = progress?.group(key, readEntry);
      if (entry) list?.push({ module: owner.place.module, category: owner.place.category, ...entry });
    }
  }
  return { answers, extensions };
}

function ownerOf(key: string, longestFirst: readonly { readonly id: string }[], findPlace: FindPlace): Owner | null {
  const place = findPlace(key);
  if (place) return place.requirement === undefined ? { extension: null, place } : null;
  const extension = longestFirst.find(({ id }) => key.startsWith(`${id}.`));
  const own = extension && spelledPlace(key.slice(extension.id.length + 1));
  return own && own.requirement === undefined ? { extension: extension.id, place: own } : null;
}
