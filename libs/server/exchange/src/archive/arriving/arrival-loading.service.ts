import { randomBytes } from 'node:crypto';
import { type AccountId, type OrganizationId, type StoredFileId } from '@certitude/contracts';
import {
  AppError,
  Clock,
  FileStorage,
  migrationNames,
  newId,
  requireThat,
  type SystemContext,
  TenantDatabase,
  type TenantTransaction,
} from '@certitude/server/core';
import { ArrivingFiles } from '@certitude/server/evidence';
import { Inject, Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { newIds } from '../format/new-ids';
import { type TableOfFiles, TABLES_OF_FILES } from '../format/archive-tables';
import { tableShapes } from '../format/table-shape';
import { type ArchiveFile } from './archive-file';
import { columnsOf, requireKnown } from './announced';
import { ArrivingRows } from './arriving-rows.service';
import { ArrivingSignatures } from './arriving-signatures.service';
import { inLanes } from './lanes';
import { rowReader } from './row-reader';

export interface Loading {
  readonly file: ArchiveFile;
  readonly bringer: AccountId;
  readonly trusted: boolean;
  /** Is told what is under way, and how far; stops the loading by what it throws. */
  readonly report: (step: string, done: number, total: number) => Promise<void>;
  /** In the transaction of all rows, when they are written; stops the loading by what it throws. */
  readonly finish: (tx: TenantTransaction) => Promise<void>;
}

/** Makes an organization of an archive: all of it, or nothing. */
@Injectable()
export class ArrivalLoading {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(FileStorage) private readonly storage: FileStorage,
    @Inject(ArrivingFiles) private readonly files: ArrivingFiles,
    @Inject(ArrivingRows) private readonly rows: ArrivingRows,
    @Inject(ArrivingSignatures) private readonly signatures: ArrivingSignatures,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws AppError that says what is wrong with the archive; whatever `report` and `finish` throw */
  async load(loading: Loading): Promise<void> {
    const organizationId = newId<OrganizationId>();
    const context: SystemContext = { organizationId, actor: null, requestId: newId() };
    const { manifest } = loading.file;
    const unknown = manifest.migrations.find((name) => !migrationNames().includes(name));
    requireThat(unknown === undefined, 'archive.newer');
    const rename = newIds(randomBytes(32));
    try {
      await this.check(context, loading);
      await this.takeFiles(organizationId, loading, rename);
      const signed = await this.signatures.check(organizationId, loading);
      await this.rows.load(context, { ...loading, signed }, rename);
    } catch (error) {
      // A connection that breaks while it commits says nothing of what came of that.
      if (await this.rows.areThere(context)) return;
      await this.storage.deleteAll(organizationId);
      throw asRefusal(error);
    }
  }

  /** Everything is read once before anything is written: most that is wrong is found here. */
  private async check(context: SystemContext, { file, report }: Loading): Promise<void> {
    const shapes = await this.db.transaction(context, tableShapes);
    const now = this.clock.now();
    requireKnown(file.manifest, shapes);
    const total = file.manifest.tables.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    for (const shape of shapes) {
      const read = rowReader(shape, columnsOf(file.manifest, shape), now);
      for await (const row of file.table(shape.table)) {
        read(row);
        await report('Checking', done, total);
      }
      done += file.manifest.tables.find(({ name }) => name === shape.table)?.size ?? 0;
    }
  }

  private async takeFiles(
    organizationId: OrganizationId,
    { file, report }: Loading,
    rename: (id: string) => string,
  ): Promise<void> {
    const { files } = file.manifest;
    const total = files.reduce((sum, { size }) => sum + size, 0);
    await this.files.requireRoom(organizationId, total);
    const kept = await filesOf(file, () => report('Taking files', 0, total));
    let done = 0;
    await inLanes(files, async (one) => {
      const row = kept.get(one.id);
      const same = row?.size === one.size && row.sha256 === one.sha256;
      if (!row || !same) throw new AppError('archive.damaged', 'A file and what is said of it differ.');
      // Reports lie in their rows.
      if (row.table !== 'stored_file') return;
      const place = { organizationId, fileId: rename(one.id) as StoredFileId };
      await this.files.take(place, { name: row.name, content: file.content(one) });
      await report('Taking files', (done += one.size), total);
    });
  }
}

/** What rows say of the files that go along, which are limited in number; of others it keeps nothing. */
async function filesOf(file: ArchiveFile, heard: () => Promise<void>): Promise<ReadonlyMap<string, RowOfFile>> {
  const announced = new Set(file.manifest.files.map(({ id }) => id));
  const rows = new Map<string, RowOfFile>();
  for (const table of TABLES_OF_FILES)
    for await (const { value } of file.table(table)) {
      await heard();
      const { id, name, size, sha256, withdrawn_at = null } = value as StoredRow;
      if (withdrawn_at !== null || !announced.has(id)) continue;
      requireThat(!rows.has(id), 'archive.damaged', 'Two rows speak of one file.');
      rows.set(id, { table, name, size, sha256 });
    }
  return rows;
}

interface RowOfFile {
  readonly table: TableOfFiles;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

interface StoredRow extends RowOfFile {
  readonly id: string;
  readonly withdrawn_at?: string | null;
}

/** What PostgreSQL does not accept was forged, or damaged: its constraints say what can be, whoever wrote the archive. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof QueryFailedError)) return error;
  const { code = '', constraint, table } = error.driverError as { code?: string; constraint?: string; table?: string };
  if (!/^(22|23|CE)/.test(code)) return error;
  const what = [table, constraint].filter((name) => name !== undefined).join(', ');
  return new AppError('archive.refused-row', `The database does not accept it${what && ` (${what})`}.`);
}
