import { type StoredFileId } from '@certitude/contracts';
import { FileStorage, newId, type SystemContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { FileRepository } from './file.repository';

/** Milliseconds, longer than any upload may take: what is younger may still get its row. */
const SETTLED_AFTER = 24 * 3_600_000;
const AT_ONCE = 500;

/** Keeps contents and rows of files together. */
@Injectable()
export class FileContents {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(FileRepository) private readonly files: FileRepository,
    @Inject(FileStorage) private readonly storage: FileStorage,
  ) {}

  /** Deletes the contents of those files that have no row, or were withdrawn. */
  async forgetUnkept(context: SystemContext, fileIds: readonly StoredFileId[]): Promise<void> {
    const { organizationId } = context;
    const kept = await this.db.transaction(context, (tx) => this.files.kept(tx, fileIds));
    for (const fileId of fileIds) if (!kept.has(fileId)) await this.storage.delete({ organizationId, fileId });
  }

  /** The same for every content of every organization: of uploads that a crash cut off, of what was removed. */
  async sweep(now: Date): Promise<void> {
    const settled = new Date(now.getTime() - SETTLED_AFTER);
    for await (const organizationId of this.storage.organizations()) {
      await this.storage.forgetUnfinished(organizationId, settled);
      for await (const fileIds of inGroups(this.storage.completeBefore(organizationId, settled), AT_ONCE))
        await this.forgetUnkept({ organizationId, actor: null, requestId: newId() }, fileIds);
    }
  }
}

async function* inGroups<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let group: T[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
