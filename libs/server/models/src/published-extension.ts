import { type ModelExtensionSummary } from '@certitude/contracts';
import { type ModelExtensionEntity } from './entities/model-extension.entity';

/** A row of `model_extension` without its content. */
export type ExtensionRow = Pick<ModelExtensionEntity, (typeof EXTENSION_COLUMNS)[number]>;

/** Columns of `ExtensionRow`. */
export const EXTENSION_COLUMNS = [
  ...(['id', 'key', 'version', 'name', 'compatibility'] as const),
  ...(['reportsFloor', 'criteria', 'overlays', 'publishedAt'] as const),
];

/** A row as everybody may see it. */
export const toExtensionSummary = ({ publishedAt, ...extension }: ExtensionRow): ModelExtensionSummary => ({
  ...extension,
  publishedAt: publishedAt.toISOString(),
});
