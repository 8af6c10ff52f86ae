import { type ModelReleaseId, type ModelReleaseSummary } from '@certitude/contracts';
import { type ModelRelease } from '@certitude/maturity';

/** A release of the maturity model as it was published. Never changes. */
export interface PublishedRelease {
  readonly summary: ModelReleaseSummary;
  readonly model: ModelRelease;
}

/** A row of `model_release` without its content. */
export interface ReleaseRow {
  readonly id: ModelReleaseId;
  readonly version: string;
  readonly wording: ModelReleaseSummary['wording'];
  readonly categories: number;
  readonly requirements: number;
  readonly published_at: Date;
}

/** Columns of `ReleaseRow`. */
export const RELEASE_COLUMNS = 'id, version, wording, categories, requirements, published_at';

/** A row as everybody may see it. */
export const toSummary = (row: ReleaseRow): ModelReleaseSummary => ({
  id: row.id,
  version: row.version,
  wording: row.wording,
  categories: row.categories,
  requirements: row.requirements,
  publishedAt: row.published_at.toISOString(),
});
