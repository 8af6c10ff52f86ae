import { type ModelExtensionId, type ModelExtensionSummary } from '@certitude/contracts';

/** A row of `model_extension` without its content. */
export interface ExtensionRow {
  readonly id: ModelExtensionId;
  readonly key: string;
  readonly version: string;
  readonly name: string;
  readonly compatibility: string[];
  readonly reports_floor: boolean;
  readonly criteria: number;
  readonly overlays: number;
  readonly published_at: Date;
}

/** Columns of `ExtensionRow`. */
export const EXTENSION_COLUMNS =
  'id, key, version, name, compatibility, reports_floor, criteria, overlays, published_at';

/** A row as everybody may see it. */
export const toExtensionSummary = (row: ExtensionRow): ModelExtensionSummary => ({
  id: row.id,
  key: row.key,
  version: row.version,
  name: row.name,
  compatibility: row.compatibility,
  reportsFloor: row.reports_floor,
  criteria: row.criteria,
  overlays: row.overlays,
  publishedAt: row.published_at.toISOString(),
});
