import { ExchangeError } from '../../exchange-error';
import { isPlainObject } from '../../input/plain-data';
import { type Content } from '../format';

/** The newest schema of exports that is known. */
const NEWEST_SCHEMA = 2;

/** A text with a `dataVersion` is an export of 2.x, as the tool itself decides. */
export function recogniseExport(content: Content): boolean {
  if (content.type !== 'text' || !isPlainObject(content.data)) return false;
  const { kind, formatVersion, dataVersion, stateSchemaVersion } = content.data;
  if (kind === 'pkimm-assessment' || formatVersion !== undefined) {
    throw new ExchangeError('removed-format', 'This is the removed JSON format: export it again as YAML.');
  }
  if (typeof dataVersion !== 'string') return false;
  requireKnownSchema(stateSchemaVersion);
  return true;
}

/** @throws ExchangeError for what a later version of the tool wrote */
export function requireKnownSchema(version: unknown): void {
  if (typeof version !== 'number' || version <= NEWEST_SCHEMA) return;
  throw new ExchangeError(
    'newer-version',
    `This was written by a newer version of the official tool (schema ${version}, known up to ${NEWEST_SCHEMA}).`,
  );
}
