import { type FileSettings, type FileSettingsView, type StoredFileView } from '@certitude/contracts';
import {
  Clock,
  FileStorage,
  OperatorLimits,
  requireThat,
  type TenantContext,
  TenantDatabase,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { FilePolicyRepository } from './file-policy.repository';
import { FileRepository } from './file.repository';
import { spaceIn } from './storage-space';

/** What is known of an organization's files, and what it accepts. */
@Injectable()
export class FileRecords {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(FileRepository) private readonly files: FileRepository,
    @Inject(FilePolicyRepository) private readonly policy: FilePolicyRepository,
    @Inject(OperatorLimits) private readonly limits: OperatorLimits,
    @Inject(FileStorage) private readonly storage: FileStorage,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async settings(context: TenantContext): Promise<FileSettingsView> {
    const limit = await this.limits.of('stored-bytes', context.organizationId);
    return { limit, ...(await this.db.transaction(context, (tx) => this.policy.read(tx))) };
  }

  async changeSettings(context: TenantContext, { acceptsSealed }: FileSettings): Promise<FileSettingsView> {
    await this.db.transaction(context, (tx) => this.policy.setAcceptsSealed(tx, acceptsSealed));
    return this.settings(context);
  }

  /**
   * Records a file whose content is stored. On a failure before COMMIT the content goes again. When COMMIT itself
   * fails, nobody knows whether there is a row: the sweep finds out.
   * @throws AppError `file.over-quota`
   */
  async add(context: TenantContext, file: StoredFileView): Promise<StoredFileView> {
    const limit = await this.limits.of('stored-bytes', context.organizationId);
    let mayBeCommitted = false;
    try {
      await this.db.transaction(context, async (tx) => {
        await this.policy.lockUse(tx);
        const space = spaceIn({ limit, ...(await this.policy.read(tx)) });
        requireThat(file.size <= space.left, 'file.over-quota', space.sentence);
        await this.files.insert(tx, file, this.clock.now());
        mayBeCommitted = true;
      });
    } catch (error) {
      if (!mayBeCommitted) await this.storage.delete({ organizationId: context.organizationId, fileId: file.id });
      throw error;
    }
    return file;
  }
}
