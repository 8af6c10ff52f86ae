import { type Readable } from 'node:stream';
import { type StoredFileId, type StoredFileView } from '@certitude/contracts';
import { AssessmentAccess, scopeIds } from '@certitude/server/assessments';
import {
  Clock,
  CONFIG,
  type Config,
  FileStorage,
  found,
  newId,
  requireThat,
  type TenantContext,
  TenantDatabase,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { FileRepository } from './file.repository';
import { UploadInspection } from './upload-inspection';

/** A file on its way in. */
export interface Upload {
  /** As the person's computer calls it. */
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
  /** Bytes, where the sender says so beforehand. */
  readonly length: number | null;
}

/** A file on its way out. */
export interface Download {
  readonly file: StoredFileView;
  readonly content: Readable;
}

/** Files that may serve as evidence. */
@Injectable()
export class Files {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(FileRepository) private readonly files: FileRepository,
    @Inject(FileStorage) private readonly storage: FileStorage,
    @Inject(AssessmentAccess) private readonly access: AssessmentAccess,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Stores a file, once it has shown what it is. Nothing of a refused one is kept.
   * @throws AppError `file.too-large`, `file.empty`, `file.forbidden-type`, `file.private-key`
   */
  async upload(context: TenantContext, { name, content, length }: Upload): Promise<StoredFileView> {
    requireThat(length === null || length <= this.config.maxFileSize, 'file.too-large');
    const place = { organizationId: context.organizationId, fileId: newId<StoredFileId>() };
    const inspection = new UploadInspection(name);
    const written = await this.storage.write(place, inspection.inspect(content));
    const file: StoredFileView = { id: place.fileId, name, mediaType: inspection.mediaType, ...written };
    try {
      await this.db.transaction(context, (tx) => this.files.insert(tx, file, context.actor.id, this.clock.now()));
    } catch (error) {
      await this.storage.delete(place);
      throw error;
    }
    return file;
  }

  /** @throws AppError `not-found` */
  async download(context: TenantContext, fileId: StoredFileId): Promise<Download> {
    const file = found(
      await this.db.transaction(context, async (tx) =>
        this.files.find(tx, fileId, scopeIds(await this.access.scope(tx, context))),
      ),
    );
    return { file, content: await this.storage.read({ organizationId: context.organizationId, fileId }) };
  }
}
