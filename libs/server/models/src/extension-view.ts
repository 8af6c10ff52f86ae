import {
  type ExtensionCategoryView,
  type ModelExtensionSummary,
  type ModelExtensionView,
  type RelevanceCriterionView,
} from '@certitude/contracts';
import {
  type Extension,
  type OverlaidCategory,
  overlaidCategories,
  type RelevanceCriterion,
} from '@certitude/maturity';
import { type PublishedRelease } from './published-release';

/** An extension as the API gives it: its criteria, and its weights beside those of the release. */
export const toExtensionView = (
  summary: ModelExtensionSummary,
  extension: Extension,
  release: PublishedRelease,
): ModelExtensionView => ({
  ...summary,
  description: extension.description,
  documentation: extension.documentation,
  references: [...extension.references],
  release: { id: release.summary.id, version: release.summary.version },
  categories: overlaidCategories(release.model, extension).map(toCategoryView),
});

const toCategoryView = ({ module, category, ...laid }: OverlaidCategory): ExtensionCategoryView => ({
  module: { id: module.id, name: module.name },
  id: category.id,
  slug: category.slug,
  name: category.name,
  weight: category.weight,
  effectiveWeight: laid.effectiveWeight,
  overlay: laid.overlay,
  criterion: laid.criterion && toCriterionView(laid.criterion),
  requirements: laid.requirements.map(({ requirement: { id, slug, title, weight }, overlay, effectiveWeight }) => ({
    id,
    slug,
    title,
    weight,
    effectiveWeight,
    overlay,
  })),
});

const toCriterionView = (criterion: RelevanceCriterion): RelevanceCriterionView => ({
  weight: criterion.weight,
  guidance: criterion.guidance,
  assessment: criterion.assessment,
  levels: [...criterion.levels],
  references: [...criterion.references],
});
