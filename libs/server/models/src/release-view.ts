import { type CategoryView, type ModelReleaseView, type ModuleView } from '@certitude/contracts';
import { type Category, type Module } from '@certitude/maturity';
import { type PublishedRelease } from './published-release';

/** A release with all texts, as the API gives it. */
export const toView = ({ summary, model }: PublishedRelease): ModelReleaseView => ({
  ...summary,
  schemaVersion: model.schemaVersion,
  modules: model.modules.map(toModuleView),
});

const toModuleView = ({ id, name, description, categories }: Module): ModuleView => ({
  id,
  name,
  description,
  categories: categories.map(toCategoryView),
});

const toCategoryView = (category: Category): CategoryView => ({
  ...category,
  levels: [...category.levels],
  requirements: category.requirements.map(({ referencesText: _text, ...requirement }) => ({
    ...requirement,
    references: [...requirement.references],
  })),
});
