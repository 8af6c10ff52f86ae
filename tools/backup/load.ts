import { createReadStream } from 'node:fs';
import { DatabaseClient } from '@certitude/server/core';
import { from as copyFrom } from 'pg-copy-streams';
import { pipeline } from 'node:stream/promises';
import { listed, tablePath } from './backup-folder';
import { sequencesOf, tablesOf, writeSequences } from './catalogue';
import { BackupRefused, contradictions, type Manifest, type TableEntry } from './manifest';
import { liftGuards } from './schema-guards';
import { storedFiles } from './stored-files';

export interface LoadOptions {
  readonly signal?: AbortSignal;
  readonly report?: (what: string) => void;
}

/**
 * Loads a backup's rows into a database that has the same migrations, in one transaction: every row or none. Row-level
 * security, references and triggers are put aside for it and are exactly as before afterwards; references are checked then.
 * @param ownerUrl connection of the role that owns the schema
 * @throws BackupRefused when the backup contradicts the schema, its manifest or itself
 */
export async function loadBackup(
  ownerUrl: string,
  backup: { readonly folder: string; readonly manifest: Manifest },
  options: LoadOptions = {},
): Promise<void> {
  const client = new DatabaseClient({ connectionString: ownerUrl, application_name: 'certitude-restore' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0');
    await requireSameSchema(client, backup.manifest);
    const putBack = await liftGuards(client);
    await loadTables(client, backup, options);
    await writeSequences(client, backup.manifest.sequences);
    await requireSameFiles(client, backup.manifest);
    options.report?.('checking references');
    await putBack();
    options.signal?.throwIfAborted();
    await client.query('commit');
  } finally {
    // Ending the connection rolls back what was not committed.
    await client.end();
  }
}

async function requireSameSchema(client: DatabaseClient, manifest: Manifest): Promise<void> {
  const tables = new Map((await tablesOf(client)).map(({ name, columns }) => [name, columns]));
  const found = contradictions(manifest, { tables, sequences: await sequencesOf(client) });
  if (found.length > 0) throw new BackupRefused(`The backup contradicts the schema it says it has:\n${listed(found)}`);
}

async function loadTables(
  client: DatabaseClient,
  { folder, manifest }: { readonly folder: string; readonly manifest: Manifest },
  { signal, report }: LoadOptions,
): Promise<void> {
  const names = manifest.tables.map(({ name }) => `public.${client.escapeIdentifier(name)}`);
  // Some migrations write rows; the backup has them, or what became of them.
  if (names.length > 0) await client.query(`truncate ${names.join(', ')}`);
  for (const [index, table] of manifest.tables.entries()) {
    signal?.throwIfAborted();
    report?.(`table ${index + 1} of ${manifest.tables.length}`);
    await loadTable(client, table, { path: tablePath(folder, table.name), signal });
  }
}

async function loadTable(
  client: DatabaseClient,
  { name, columns, rows }: TableEntry,
  { path, signal }: { readonly path: string; readonly signal?: AbortSignal },
): Promise<void> {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const target = client.query(copyFrom(`copy public.${client.escapeIdentifier(name)} (${list}) from stdin`));
  await pipeline(createReadStream(path), target, { signal });
  if (target.rowCount !== rows)
    throw new BackupRefused(`Table ${name} has ${target.rowCount} rows, and the manifest says ${rows}.`);
}

/** Rows and files speak of each other: none may be without the other. */
async function requireSameFiles(client: DatabaseClient, { files, lost }: Manifest): Promise<void> {
  const key = (file: object & { organizationId: string; fileId: string }) => `${file.organizationId}/${file.fileId}`;
  const inBackup = new Map(files.map((file) => [key(file), file]));
  const known = new Set(lost.map(key));
  const rows = await storedFiles(client);
  const missing = rows.filter((row) => !known.has(key(row)) && inBackup.get(key(row))?.sha256 !== row.sha256);
  const inRows = new Set(rows.map(key));
  const spare = [...inBackup.keys(), ...known].filter((file) => !inRows.has(file));
  const wrong = [...missing.map((row) => `${key(row)} has a row only.`), ...spare.map((name) => `${name} has no row.`)];
  if (wrong.length > 0) throw new BackupRefused(`Files and rows of the backup differ:\n${listed(wrong)}`);
}
