import { type ModelReleaseSummary } from '@certitude/contracts';
import { type ModelRelease } from '@certitude/maturity';
import { type ModelReleaseEntity } from './entities/model-release.entity';

/** A release of the maturity model as it was published. Never changes. */
export interface PublishedRelease {
  readonly summary: ModelReleaseSummary;
  readonly model: ModelRelease;
}

/** A row of `model_release` without its content. */
export type ReleaseRow = Pick<ModelReleaseEntity, (typeof RELEASE_COLUMNS)[number]>;

/** Columns of `ReleaseRow`. */
export const RELEASE_COLUMNS = ['id', 'version', 'wording', 'categories', 'requirements', 'publishedAt'] as const;

/** A row as everybody may see it. */
export const toSummary = ({ publishedAt, ...release }: ReleaseRow): ModelReleaseSummary => ({
  ...release,
  publishedAt: publishedAt.toISOString(),
});
