import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type TableOfFiles } from '../format/archive-tables';
import { PEOPLE, tablePath } from '../format/manifest';
import { PEOPLE_TABLE, type LeavingRow } from './rows-to-leave';

/** A list of rows on disk. */
export interface Spooled {
  readonly table: string;
  readonly path: string;
  readonly rows: number;
  readonly size: number;
  readonly sha256: string;
}

/** A file that was stored, as a row speaks of it. */
export interface SpokenFile {
  readonly id: string;
  readonly size: number;
  readonly sha256: string;
  /** The table of the row. */
  readonly table: TableOfFiles;
}

/** Rows on their way into an archive: on disk as lines, so that none of them is held. */
export class Spool {
  private readonly open = new Map<string, { file: FileHandle; hash: Hash; rows: number; size: number }>();
  /** Contents that go along. */
  readonly files: SpokenFile[] = [];
  /** Releases that are referred to. */
  readonly releases = new Set<string>();

  constructor(private readonly folder: string) {}

  async add(rows: readonly LeavingRow[]): Promise<void> {
    for (const [table, own] of Map.groupBy(rows, (row) => row.table)) {
      const lines = Buffer.from(own.map(({ row }) => `${row}\n`).join(''));
      const list = await this.list(table);
      await list.file.writeFile(lines);
      list.hash.update(lines);
      list.rows += own.length;
      list.size += lines.length;
      this.notice(table, own);
    }
  }

  /** Every list that has been begun, complete; tables without rows have none. */
  async close(): Promise<readonly Spooled[]> {
    const done: Spooled[] = [];
    for (const [table, { file, hash, rows, size }] of this.open) {
      await file.close();
      done.push({ table, path: this.pathOf(table), rows, size, sha256: hash.digest('hex') });
    }
    this.open.clear();
    return done;
  }

  private async list(table: string) {
    const found = this.open.get(table);
    if (found) return found;
    const path = this.pathOf(table);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const made = { file: await open(path, 'wx', 0o600), hash: createHash('sha256'), rows: 0, size: 0 };
    this.open.set(table, made);
    return made;
  }

  private pathOf = (table: string): string => join(this.folder, table === PEOPLE_TABLE ? PEOPLE : tablePath(table));

  private notice(table: string, rows: readonly LeavingRow[]): void {
    if (table === 'stored_file')
      for (const { row } of rows) {
        const { id, size, sha256, withdrawn_at } = JSON.parse(row) as SpokenFile & { readonly withdrawn_at: unknown };
        if (withdrawn_at === null) this.files.push({ id, size, sha256, table });
      }
    if (table === 'report' || table === 'signed_report')
      for (const { row } of rows) {
        const { id, size, sha256 } = JSON.parse(row) as SpokenFile;
        this.files.push({ id, size, sha256, table });
      }
    if (table === 'assessment' || table === 'assessment_import')
      for (const { row } of rows)
        this.releases.add((JSON.parse(row) as { readonly model_release_id: string }).model_release_id);
  }
}
