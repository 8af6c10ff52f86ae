import * as z from 'zod';
import { endpoint } from './endpoint';
import { ModelExtensionId, ModelReleaseId } from './ids';
import { LevelView, ReferenceView } from './models';
import { PageQuery, Timestamp, pageOf } from './primitives';

export const ModelExtensionSummary = z.strictObject({
  id: ModelExtensionId,
  /** What the extension is called in every version of it: `pqc`. */
  key: z.string(),
  version: z.string(),
  name: z.string(),
  /** Model versions it may be scored with. */
  compatibility: z.array(z.string()),
  /** Whether the lowest category is reported beside the average. */
  reportsFloor: z.boolean(),
  /** How many categories it asks something about, and how many weights it changes. */
  criteria: z.number().int(),
  overlays: z.number().int(),
  publishedAt: Timestamp,
});
export type ModelExtensionSummary = z.infer<typeof ModelExtensionSummary>;

/** Another weight in place of the release's: times, plus or instead. */
export const WeightOverlayView = z.strictObject({
  type: z.enum(['multiplier', 'addition', 'override']),
  value: z.number(),
  rationale: z.string(),
});
export type WeightOverlayView = z.infer<typeof WeightOverlayView>;

/** What the extension asks about a category, beside what the release asks. */
export const RelevanceCriterionView = z.strictObject({
  weight: z.number().int(),
  guidance: z.string(),
  assessment: z.string(),
  levels: z.array(LevelView),
  references: z.array(ReferenceView),
});
export type RelevanceCriterionView = z.infer<typeof RelevanceCriterionView>;

const weights = {
  /** In the release. */
  weight: z.number().int(),
  /** In the extension's score; equal where nothing is laid over. */
  effectiveWeight: z.number(),
};

export const ExtensionRequirementView = z.strictObject({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  ...weights,
  overlay: WeightOverlayView,
});
export type ExtensionRequirementView = z.infer<typeof ExtensionRequirementView>;

/** A category that the extension says something about; of its requirements, those with another weight. */
export const ExtensionCategoryView = z.strictObject({
  module: z.strictObject({ id: z.string(), name: z.string() }),
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  ...weights,
  overlay: WeightOverlayView.nullable(),
  criterion: RelevanceCriterionView.nullable(),
  requirements: z.array(ExtensionRequirementView),
});
export type ExtensionCategoryView = z.infer<typeof ExtensionCategoryView>;

export const ModelExtensionView = ModelExtensionSummary.extend({
  description: z.string(),
  documentation: z.string(),
  references: z.array(ReferenceView),
  /** The release whose names and weights are shown: the last published one that it may be scored with. */
  release: z.strictObject({ id: ModelReleaseId, version: z.string() }),
  categories: z.array(ExtensionCategoryView),
});
export type ModelExtensionView = z.infer<typeof ModelExtensionView>;

export const modelExtensionsApi = {
  list: endpoint({
    method: 'GET',
    path: '/model-extensions',
    summary: 'Extensions of model releases',
    query: PageQuery,
    response: pageOf(ModelExtensionSummary),
  }),
  get: endpoint({
    method: 'GET',
    path: '/model-extensions/:modelExtensionId',
    summary: 'One extension with its criteria, and its weights beside the weights of the release',
    params: z.strictObject({ modelExtensionId: ModelExtensionId }),
    response: ModelExtensionView,
  }),
} as const;
