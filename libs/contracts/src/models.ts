import * as z from 'zod';
import { ModelReleaseId } from './ids';
import { PageQuery, Timestamp, pageOf } from './primitives';
import { endpoint } from './endpoint';

export const ModelReleaseSummary = z.strictObject({
  id: ModelReleaseId,
  version: z.string(),
  /** Whose wording: our own, or an imported official file. */
  wording: z.enum(['certitude', 'official']),
  categories: z.number().int(),
  requirements: z.number().int(),
  publishedAt: Timestamp,
});
export type ModelReleaseSummary = z.infer<typeof ModelReleaseSummary>;

export const ReferenceView = z.strictObject({
  id: z.string().nullable(),
  title: z.string(),
  url: z.string().nullable(),
});
export const RequirementView = z.strictObject({
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  weight: z.number().int(),
  guidance: z.string(),
  assessment: z.string(),
  references: z.array(ReferenceView),
});
export type RequirementView = z.infer<typeof RequirementView>;
export const LevelView = z.strictObject({ number: z.number().int(), name: z.string(), description: z.string() });
export const CategoryView = z.strictObject({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  weight: z.number().int(),
  description: z.string(),
  levels: z.array(LevelView),
  requirements: z.array(RequirementView),
});
export type CategoryView = z.infer<typeof CategoryView>;
export const ModuleView = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  categories: z.array(CategoryView),
});
export type ModuleView = z.infer<typeof ModuleView>;
export const ModelReleaseView = ModelReleaseSummary.extend({ schemaVersion: z.string(), modules: z.array(ModuleView) });
export type ModelReleaseView = z.infer<typeof ModelReleaseView>;

/** One difference between two releases, by stable slug. */
export const ReleaseChange = z.strictObject({
  kind: z.enum(['added', 'removed', 'moved', 'renamed', 'weight-changed']),
  subject: z.enum(['module', 'category', 'requirement']),
  slug: z.string(),
  title: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Names of what it belongs to, outermost first, in the older release; null when added. Modules belong to nothing. */
  fromPlace: z.array(z.string()).nullable(),
  /** The same in the newer release; null when removed. */
  toPlace: z.array(z.string()).nullable(),
});
export type ReleaseChange = z.infer<typeof ReleaseChange>;

export const modelsApi = {
  list: endpoint({
    method: 'GET',
    path: '/models',
    summary: 'Model releases',
    query: PageQuery,
    response: pageOf(ModelReleaseSummary),
  }),
  get: endpoint({
    method: 'GET',
    path: '/models/:modelReleaseId',
    summary: 'One model release with all texts',
    params: z.strictObject({ modelReleaseId: ModelReleaseId }),
    response: ModelReleaseView,
  }),
  compare: endpoint({
    method: 'GET',
    path: '/models/:modelReleaseId/changes',
    summary: 'What changed from one release to another',
    params: z.strictObject({ modelReleaseId: ModelReleaseId }),
    query: z.strictObject({ to: ModelReleaseId }),
    response: z.strictObject({ changes: z.array(ReleaseChange) }),
  }),
} as const;
