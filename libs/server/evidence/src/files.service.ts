import { type Readable } from 'node:stream';
import { type StoredFileId, type StoredFileView } from '@certitude/contracts';
import { AssessmentAccess, scopeIds } from '@certitude/server/assessments';
import { FileStorage, found, requireThat, type TenantContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { FileRepository } from './file.repository';

/** A file on its way out. */
export interface Download {
  readonly file: StoredFileView;
  readonly content: Readable;
}

/** The file of a revision of evidence that was frozen, as it stands now. */
export interface FrozenFile {
  readonly title: string;
  readonly revision: number;
  readonly file: StoredFileView;
  /** Bytes that are there; null where nothing is. */
  readonly kept: number | null;
}

/** Files that serve as evidence, as they are read. */
@Injectable()
export class Files {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(FileRepository) private readonly files: FileRepository,
    @Inject(FileStorage) private readonly storage: FileStorage,
    @Inject(AssessmentAccess) private readonly access: AssessmentAccess,
  ) {}

  /** @throws AppError `not-found`, `file.withdrawn` */
  async download(context: TenantContext, fileId: StoredFileId): Promise<Download> {
    const file = found(
      await this.db.transaction(context, async (tx) =>
        this.files.find(tx, fileId, scopeIds(await this.access.scope(tx))),
      ),
    );
    requireThat(file.withdrawn === null, 'file.withdrawn');
    return { file, content: await this.storage.read({ organizationId: context.organizationId, fileId }) };
  }

  /**
   * The files of revisions by the hashes of these: those that the person may download, and those that were withdrawn.
   * Others are not among them.
   */
  async ofRevisions(context: TenantContext, hashes: readonly string[]): Promise<ReadonlyMap<string, FrozenFile>> {
    const { organizationId } = context;
    const rows = await this.db.transaction(context, async (tx) =>
      this.files.ofRevisions(tx, hashes, scopeIds(await this.access.scope(tx))),
    );
    const found = new Map<string, FrozenFile>();
    for (const { hash, ...row } of rows)
      found.set(hash, { ...row, kept: await this.storage.sizeOf({ organizationId, fileId: row.file.id }) });
    return found;
  }

  /** The content of a file that `ofRevisions` told of. @throws AppError `not-found` when it is gone meanwhile */
  content({ organizationId }: TenantContext, fileId: StoredFileId): Promise<Readable> {
    return this.storage.read({ organizationId, fileId });
  }
}
