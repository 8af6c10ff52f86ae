import { AppError, requireThat } from '@certitude/server/core';
import { type ArchiveManifest } from '../format/manifest';
import { type TableShape } from '../format/table-shape';

/** The columns of a table as an archive announces them; none when it has no such table. */
export const columnsOf = ({ tables }: Pick<ArchiveManifest, 'tables'>, { table }: TableShape): readonly string[] =>
  tables.find(({ name }) => name === table)?.columns ?? [];

/** @throws AppError `archive.damaged` for tables that no archive has, `archive.refused-row` for more than one organization */
export function requireKnown({ tables }: ArchiveManifest, shapes: readonly TableShape[]): void {
  const known = new Set(shapes.map(({ table }) => table));
  const names = tables.map(({ name }) => name);
  const unknown = names.find((name) => !known.has(name));
  requireThat(unknown === undefined, 'archive.damaged', `It has a table "${unknown ?? ''}", and no archive has.`);
  requireThat(new Set(names).size === names.length, 'archive.damaged', 'It has a table twice.');
  if (tables.find(({ name }) => name === 'organization')?.rows !== 1)
    throw new AppError('archive.refused-row', 'An archive is of one organization.');
}
