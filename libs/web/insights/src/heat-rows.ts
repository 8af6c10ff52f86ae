import { type PkiStanding } from '@certitude/contracts';
import { type HeatCell, type HeatColumn } from '@certitude/web/ui/charts';

type Standing = Pick<PkiStanding, 'categories'>;

/** Columns of the heat map: every category that any of the PKIs has, in the order of first appearance. */
export function heatColumns(pkis: readonly Standing[]): HeatColumn[] {
  const columns = new Map<string, HeatColumn>();
  for (const { slug, name, module } of pkis.flatMap(({ categories }) => categories)) {
    if (!columns.has(slug)) columns.set(slug, { key: slug, label: name, group: module });
  }
  return [...columns.values()];
}

/** Cells of one PKI by category; a category that its model release lacks is left out. */
export const heatCells = ({ categories }: Standing): Record<string, HeatCell> =>
  Object.fromEntries(categories.map(({ slug, score, level }) => [slug, { score, notApplicable: level === null }]));
