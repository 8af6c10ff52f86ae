import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { type ReportId, type StoredFileId } from '@certitude/contracts';
import { type SignedReportId } from '@certitude/contracts/signing';
import {
  Clock,
  CONFIG,
  type Config,
  FileStorage,
  migrationNames,
  type SystemContext,
  TenantDatabase,
  VERSION,
} from '@certitude/server/core';
import { ArchivedReports } from '@certitude/server/reports';
import { Inject, Injectable } from '@nestjs/common';
import { type ZipEntry, zipped } from '../../zip/zip-stream';
import { NEVER } from '../format/archive-tables';
import { instanceKey, signed } from '../format/instance-key';
import {
  ARCHIVE_FORMAT,
  type ArchiveManifest,
  filePath,
  MANIFEST,
  PEOPLE,
  SIGNATURE,
  tablePath,
} from '../format/manifest';
import { type TableShape, tableShapes } from '../format/table-shape';
import { PEOPLE_TABLE, rowsToLeave } from './rows-to-leave';
import { type SpokenFile, Spool, type Spooled } from './spool';

/** Milliseconds that one statement may take here: nobody waits for it. */
const PATIENCE = 60_000;

/** What was written. */
export interface WrittenArchive {
  readonly size: number;
  readonly sha256: string;
  readonly lost: number;
}

export interface Writing {
  /** Where the archive is to be, once it is whole. */
  readonly path: string;
  /** Is told what is under way, and how far; stops the writing by what it throws. */
  readonly report: (step: string, done: number, total: number) => Promise<void>;
}

interface Snapshot {
  readonly shapes: readonly TableShape[];
  readonly spooled: readonly Spooled[];
  readonly organization: ArchiveManifest['organization'];
  readonly releases: ArchiveManifest['releases'];
  readonly files: readonly SpokenFile[];
}

/** A file that goes along, and how its bytes are read when its turn comes. */
interface PresentFile extends SpokenFile {
  readonly open: ZipEntry['open'];
}

interface Parts {
  readonly snapshot: Snapshot;
  readonly there: readonly PresentFile[];
  readonly manifest: ArchiveManifest;
}

/** Puts everything of an organization into one file. Rows are of one moment; contents of files never change. */
@Injectable()
export class ArchiveWriter {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(FileStorage) private readonly storage: FileStorage,
    @Inject(ArchivedReports) private readonly reports: ArchivedReports,
    @Inject(CONFIG) private readonly config: Pick<Config, 'dataDir' | 'instanceKey'>,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** All or nothing: a file that is not whole never has its name. */
  async write(context: SystemContext, { path, report }: Writing): Promise<WrittenArchive> {
    const folder = `${path}.rows`;
    const unfinished = `${path}.part`;
    try {
      await rm(folder, { recursive: true, force: true });
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await report('Reading', 0, 0);
      const snapshot = await this.db.transaction(context, (tx) => this.spool(tx, folder));
      const { there, lost } = await this.present(context, snapshot.files, folder);
      const manifest = this.manifest(snapshot, there, lost);
      const written = await this.zip(unfinished, this.entries({ snapshot, there, manifest }), {
        total:
          snapshot.spooled.reduce((sum, { size }) => sum + size, 0) + there.reduce((sum, { size }) => sum + size, 0),
        report,
      });
      await rename(unfinished, path);
      return { ...written, lost: lost.length };
    } finally {
      await rm(unfinished, { force: true });
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async spool(tx: Parameters<typeof tableShapes>[0], folder: string): Promise<Snapshot> {
    await tx.query(
      `select set_config('statement_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $1, true)`,
      [String(PATIENCE)],
    );
    const shapes = await tableShapes(tx);
    const spool = new Spool(folder);
    for await (const rows of rowsToLeave(tx, shapes)) await spool.add(rows);
    const spooled = await spool.close();
    const [organization] = await tx.query<Snapshot['organization']>(
      'select organization_id as id, name from organization',
    );
    if (!organization) throw new Error('The organization is gone.');
    const releases = await tx.query<Snapshot['releases'][number]>(
      'select id, version, wording, sha256 from model_release where id = any ($1) order by id',
      [[...spool.releases]],
    );
    return { shapes, spooled, organization, releases, files: spool.files };
  }

  /** What is there as it was stored, with where its bytes are, and what is not. */
  private async present(context: SystemContext, files: readonly SpokenFile[], folder: string) {
    const there: PresentFile[] = [];
    const lost: string[] = [];
    for (const file of files) {
      const open =
        file.table === 'stored_file' ? await this.stored(context, file) : await this.fromRow(context, file, folder);
      if (open) there.push({ ...file, open });
      else lost.push(file.id);
    }
    return { there, lost };
  }

  private async stored(
    { organizationId }: SystemContext,
    { id, size }: SpokenFile,
  ): Promise<PresentFile['open'] | null> {
    const place = { organizationId, fileId: id as StoredFileId };
    return (await this.storage.sizeOf(place)) === size ? () => this.storage.read(place) : null;
  }

  /** Put beside the rows: whoever deletes one while the archive is written changes nothing of it. */
  private async fromRow(
    context: SystemContext,
    { id, table }: SpokenFile,
    folder: string,
  ): Promise<PresentFile['open'] | null> {
    const content = await (table === 'report'
      ? this.reports.content(context, id as ReportId)
      : this.reports.signedContent(context, id as SignedReportId));
    if (!content) return null;
    const path = join(folder, filePath(id));
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, content, { mode: 0o600 });
    return () => Promise.resolve(createReadStream(path));
  }

  private manifest(snapshot: Snapshot, there: readonly PresentFile[], lost: readonly string[]): ArchiveManifest {
    const { shapes, spooled, organization, releases } = snapshot;
    const listOf = (table: string) => {
      const { rows, size, sha256 } = spooled.find((one) => one.table === table) ?? EMPTY;
      return { rows, size, sha256 };
    };
    return {
      kind: 'certitude-organization-archive',
      format: ARCHIVE_FORMAT,
      product: VERSION,
      createdAt: this.clock.now().toISOString(),
      migrations: [...migrationNames()],
      organization,
      releases: [...releases],
      people: listOf(PEOPLE_TABLE),
      tables: shapes.map(({ table, columns }) => ({
        name: table,
        columns: columns.map(({ name }) => name).filter((name) => !NEVER.includes(name)),
        ...listOf(table),
      })),
      files: there.map(({ id, size, sha256 }) => ({ id, size, sha256 })),
      lost: [...lost],
    };
  }

  private entries({ snapshot, there, manifest }: Parts): readonly ZipEntry[] {
    const bytes = Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`);
    const signature = signed(instanceKey(this.config.dataDir, this.config.instanceKey), bytes);
    const text = (path: string, content: Buffer): ZipEntry => ({
      path,
      packed: true,
      open: () => Promise.resolve(Readable.from([content])),
    });
    return [
      text(MANIFEST, bytes),
      text(SIGNATURE, Buffer.from(JSON.stringify(signature))),
      ...snapshot.spooled.map(({ table, path }) => ({
        path: table === PEOPLE_TABLE ? PEOPLE : tablePath(table),
        packed: true,
        open: () => Promise.resolve(createReadStream(path)),
      })),
      ...there.map(({ id, size, open }) => ({ path: filePath(id), size, open })),
    ];
  }

  private async zip(
    path: string,
    entries: readonly ZipEntry[],
    { total, report }: { total: number; report: Writing['report'] },
  ) {
    const file = await open(path, 'w', 0o600);
    const hash = createHash('sha256');
    let size = 0;
    try {
      for await (const chunk of zipped(entries, this.clock.now())) {
        await file.writeFile(chunk);
        hash.update(chunk);
        size += chunk.byteLength;
        await report('Writing', Math.min(size, total), total);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    return { size, sha256: hash.digest('hex') };
  }
}

const EMPTY = { rows: 0, size: 0, sha256: createHash('sha256').digest('hex') };

/** Where the finished archives of an instance are. */
export const archivePath = (dataDir: string, organizationId: string, id: string): string =>
  join(dataDir, 'archives', organizationId, `${id}.certitude`);
