import { type Category, type ModelRelease, type Module, type Requirement } from '../model';
import { sameName } from '../names';

/** One difference between two releases, by slug (modules by id). */
export interface ReleaseChange {
  readonly kind: 'added' | 'removed' | 'moved' | 'renamed' | 'weight-changed';
  readonly subject: 'module' | 'category' | 'requirement';
  readonly slug: string;
  /** The name or title in the newer release, of a removed item in the older one. */
  readonly title: string;
  /** The older parent slug, name or weight; null when added. */
  readonly from: string | null;
  /** The newer parent slug, name or weight; null when removed. */
  readonly to: string | null;
}

/** A module, category or requirement as far as releases are compared. */
export interface ReleaseItem {
  readonly subject: ReleaseChange['subject'];
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** Slug of what it belongs to; null for modules. */
  readonly parent: string | null;
  /** Null for modules, which have none. */
  readonly weight: number | null;
}

/** Every item of a release in model order, each before its parts. */
export function releaseItems(model: ModelRelease): readonly ReleaseItem[] {
  return model.modules.flatMap((module) => [
    moduleItem(module),
    ...module.categories.flatMap((category) => [
      categoryItem(module, category),
      ...category.requirements.map((requirement) => requirementItem(category, requirement)),
    ]),
  ]);
}

/**
 * What changed from one release to another: in the order of the newer release, then what it lacks. Names that differ
 * only in case or spacing are the same name; ids are not compared, because 1.x ids are positions.
 */
export function compareReleases(older: ModelRelease, newer: ModelRelease): readonly ReleaseChange[] {
  const before = new Map(releaseItems(older).map((item) => [keyOf(item), item]));
  const after = releaseItems(newer);
  const kept = new Set(after.map(keyOf));
  return [
    ...after.flatMap((item) => changesTo(before.get(keyOf(item)), item)),
    ...[...before.values()].filter((item) => !kept.has(keyOf(item))).map(removal),
  ];
}

export function keyOf({ subject, slug }: Pick<ReleaseItem, 'subject' | 'slug'>): string {
  return `${subject} ${slug}`;
}

function changesTo(before: ReleaseItem | undefined, item: ReleaseItem): readonly ReleaseChange[] {
  const { subject, slug, title } = item;
  if (!before) return [{ kind: 'added', subject, slug, title, from: null, to: item.parent }];
  const change = (kind: ReleaseChange['kind'], from: string | null, to: string | null): ReleaseChange => ({
    kind,
    subject,
    slug,
    title,
    from,
    to,
  });
  return [
    ...(before.parent === item.parent ? [] : [change('moved', before.parent, item.parent)]),
    ...(sameName(before.title, title) ? [] : [change('renamed', before.title, title)]),
    ...(before.weight === item.weight ? [] : [change('weight-changed', `${before.weight}`, `${item.weight}`)]),
  ];
}

function removal({ subject, slug, title, parent }: ReleaseItem): ReleaseChange {
  return { kind: 'removed', subject, slug, title, from: parent, to: null };
}

function moduleItem({ id, name }: Module): ReleaseItem {
  return { subject: 'module', id, slug: id, title: name, parent: null, weight: null };
}

function categoryItem(module: Module, { id, slug, name, weight }: Category): ReleaseItem {
  return { subject: 'category', id, slug, title: name, parent: module.id, weight };
}

function requirementItem(category: Category, { id, slug, title, weight }: Requirement): ReleaseItem {
  return { subject: 'requirement', id, slug, title, parent: category.slug, weight };
}
