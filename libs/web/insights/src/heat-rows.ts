import { type PkiStanding } from '@certitude/contracts';

type CategoryStanding = PkiStanding['categories'][number];

export interface HeatRow {
  readonly slug: string;
  readonly name: string;
  readonly module: string;
  /** One cell per PKI, in the given order; null where its model release has no such category. */
  readonly cells: readonly (CategoryStanding | null)[];
}

/** The table category × PKI: every category that any of the PKIs has, in the order of first appearance. */
export function heatRows(pkis: readonly Pick<PkiStanding, 'categories'>[]): HeatRow[] {
  const known = new Map<string, CategoryStanding>();
  for (const { categories } of pkis)
    for (const category of categories) if (!known.has(category.slug)) known.set(category.slug, category);
  return [...known.values()].map(({ slug, name, module }) => ({
    slug,
    name,
    module,
    cells: pkis.map(({ categories }) => categories.find((category) => category.slug === slug) ?? null),
  }));
}
