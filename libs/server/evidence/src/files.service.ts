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
}
