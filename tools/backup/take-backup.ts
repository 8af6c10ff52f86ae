import { rm } from 'node:fs/promises';
import { DatabaseClient, VERSION } from '@certitude/server/core';
import { to as copyTo } from 'pg-copy-streams';
import { filePath, prepareFolder, tablePath, writeManifest } from './backup-folder';
import { migrationsOf, readSequences, tablesOf, type Table } from './catalogue';
import { copyMeasured, writeMeasured } from './files';
import { storedFiles } from './stored-files';
import { FORMAT, type FileEntry, type LostEntry, type Manifest, type TableEntry } from './manifest';

export interface BackupSource {
  /** Connection to the product's database of a role that reads every row: a superuser, or one that bypasses row-level security. */
  readonly url: string;
  /** Folder whose `files` are the stored files. */
  readonly dataDir: string;
}

export interface BackupOptions {
  readonly signal?: AbortSignal;
  /** Is told what is under way, "12 of 30 tables". */
  readonly report?: (what: string) => void;
}

type Snapshot = Omit<Manifest, 'files' | 'lost'> & { readonly stored: readonly FileEntry[] };

/**
 * Writes database and files into an empty folder, while the product runs. All rows are of one moment; files are written
 * once and never change. Whatever happens before the end leaves nothing that looks like a backup.
 * @throws BackupRefused when the folder is not empty
 */
export async function takeBackup(source: BackupSource, folder: string, options: BackupOptions = {}): Promise<Manifest> {
  const discard = await prepareFolder(folder);
  try {
    const { stored, ...snapshot } = await copyDatabase(source.url, folder, options);
    const manifest = { ...snapshot, ...(await copyFiles(source, folder, { ...options, stored })) };
    options.signal?.throwIfAborted();
    await writeManifest(folder, manifest);
    return manifest;
  } catch (error) {
    await discard();
    throw error;
  }
}

async function copyDatabase(url: string, folder: string, options: BackupOptions): Promise<Snapshot> {
  const client = new DatabaseClient({ connectionString: url, application_name: 'certitude-backup' });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read, read only');
    // A row that this role may not see is an error then, not a gap.
    await client.query('set local row_security = off');
    await client.query('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0');
    const { rows } = await client.query<{ now: Date }>('select now() as now');
    const migrations = await migrationsOf(client);
    const tables = await copyTables(client, folder, options);
    const sequences = await readSequences(client);
    const stored = await storedFiles(client);
    const createdAt = (rows[0]?.now ?? new Date(0)).toISOString();
    return { format: FORMAT, product: VERSION, createdAt, migrations, tables, sequences, stored };
  } finally {
    await client.end();
  }
}

async function copyTables(client: DatabaseClient, folder: string, options: BackupOptions): Promise<TableEntry[]> {
  const tables = await tablesOf(client);
  const entries: TableEntry[] = [];
  for (const table of tables) {
    options.report?.(`table ${entries.length + 1} of ${tables.length}`);
    entries.push(await copyTable(client, table, { path: tablePath(folder, table.name), signal: options.signal }));
  }
  return entries;
}

async function copyTable(
  client: DatabaseClient,
  { name, columns }: Table,
  { path, signal }: { readonly path: string; readonly signal?: AbortSignal },
): Promise<TableEntry> {
  signal?.throwIfAborted();
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const rows = client.query(copyTo(`copy (select ${list} from public.${client.escapeIdentifier(name)}) to stdout`));
  const measured = await writeMeasured(path, rows, signal);
  return { name, columns: [...columns], rows: rows.rowCount, ...measured };
}

async function copyFiles(
  source: BackupSource,
  folder: string,
  { stored, signal, report }: BackupOptions & { readonly stored: readonly FileEntry[] },
): Promise<Pick<Manifest, 'files' | 'lost'>> {
  const files: FileEntry[] = [];
  const lost: LostEntry[] = [];
  for (const file of stored) {
    signal?.throwIfAborted();
    report?.(`file ${files.length + lost.length + 1} of ${stored.length}`);
    const reason = await copyFile(source.dataDir, folder, { file, signal });
    if (reason) lost.push({ organizationId: file.organizationId, fileId: file.fileId, reason });
    else files.push(file);
  }
  return { files, lost };
}

/** @returns why the copy is not what the database says; undefined, when it is */
async function copyFile(
  dataDir: string,
  folder: string,
  { file, signal }: { readonly file: FileEntry; readonly signal?: AbortSignal },
): Promise<LostEntry['reason'] | undefined> {
  const target = filePath(folder, file);
  const copied = await copyMeasured(filePath(dataDir, file), target, signal);
  if (copied?.sha256 === file.sha256 && copied.bytes === file.bytes) return undefined;
  await rm(target, { force: true });
  return copied ? 'changed' : 'missing';
}
