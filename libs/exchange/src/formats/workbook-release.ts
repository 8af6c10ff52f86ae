import { type Category, type ModelRelease, type Module } from '@certitude/maturity';
import { ExchangeError } from '../exchange-error';
import { type ReadOptions } from './format';
import { WORKBOOK_RELEASE } from './workbook-full/layout';

export interface PlacedCategory {
  readonly module: Module;
  readonly category: Category;
}

/** The categories of the release of the workbooks by their slugs. @throws ExchangeError where it is not known */
export function workbookCategories({ releases }: ReadOptions): ReadonlyMap<string, PlacedCategory> {
  const release = releases.find(({ version }) => version === WORKBOOK_RELEASE);
  if (!release) {
    throw new ExchangeError(
      'unknown-release',
      `The workbook is of release ${WORKBOOK_RELEASE}, which is not known here.`,
    );
  }
  return categoriesBySlug(release);
}

function categoriesBySlug({ modules }: ModelRelease): ReadonlyMap<string, PlacedCategory> {
  return new Map(
    modules.flatMap((module) => module.categories.map((category) => [category.slug, { module, category }] as const)),
  );
}
