import { type ModelRelease } from '../model';
import { type ReleaseChange, type ReleaseItem, keyOf, releaseItems } from './compare';

/** Where an imported file disagrees with our structure of the same version. */
export interface StructureDifference {
  /** `id` and `weight` differ, the import lacks an item (`missing`), or has one that we do not know (`unknown`). */
  readonly kind: 'id' | 'weight' | 'missing' | 'unknown';
  readonly subject: ReleaseChange['subject'];
  readonly slug: string;
  readonly title: string;
  readonly own: string | null;
  readonly imported: string | null;
}

/**
 * Compares an imported release with our own of the same version. An import replaces wording; ids and weights are facts
 * of the version and never change, so every difference here is to be shown to a person.
 */
export function differencesFromOwn(imported: ModelRelease, own: ModelRelease): readonly StructureDifference[] {
  const ours = new Map(releaseItems(own).map((item) => [keyOf(item), item]));
  const theirs = releaseItems(imported);
  const known = new Set(theirs.map(keyOf));
  return [
    ...theirs.flatMap((item) => differences(ours.get(keyOf(item)), item)),
    ...[...ours.values()].filter((item) => !known.has(keyOf(item))).map((item) => lone('missing', item)),
  ];
}

function differences(own: ReleaseItem | undefined, item: ReleaseItem): readonly StructureDifference[] {
  if (!own) return [lone('unknown', item)];
  const { subject, slug, title } = item;
  const ids = { kind: 'id', subject, slug, title, own: own.id, imported: item.id } as const;
  const weights = { kind: 'weight', subject, slug, title, own: `${own.weight}`, imported: `${item.weight}` } as const;
  return [...(own.id === item.id ? [] : [ids]), ...(own.weight === item.weight ? [] : [weights])];
}

function lone(kind: 'missing' | 'unknown', { subject, slug, title, id }: ReleaseItem): StructureDifference {
  const [own, imported] = kind === 'missing' ? [id, null] : [null, id];
  return { kind, subject, slug, title, own, imported };
}
