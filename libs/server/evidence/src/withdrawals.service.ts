import { mayWithdraw, type StoredFileId, type StoredFileView, type WithdrawFile } from '@certitude/contracts';
import {
  Clock,
  Events,
  FileStorage,
  found,
  requireThat,
  type TenantContext,
  TenantDatabase,
} from '@certitude/server/core';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { FileRepository } from './file.repository';

/**
 * Takes wrong and confidential files away again: the content is deleted; name, size and hash stay, so that what was
 * decided about it can still be told. Each file has a content of its own, also where two hold the same bytes.
 */
@Injectable()
export class Withdrawals {
  private readonly logger = new Logger('Withdrawals');

  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(FileRepository) private readonly files: FileRepository,
    @Inject(FileStorage) private readonly storage: FileStorage,
    @Inject(Events) private readonly events: Events,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws AppError `not-found`, `access.forbidden`, `file.withdrawn` */
  async withdraw(context: TenantContext, fileId: StoredFileId, { reason }: WithdrawFile): Promise<StoredFileView> {
    const withdrawn = await this.db.transaction(context, async (tx) => {
      const file = found(await this.files.lock(tx, fileId));
      const { uploadedBy } = file;
      const isAllowed = mayWithdraw(context.actor, { uploadedBy, isDraft: await this.files.isDraft(tx, fileId) });
      requireThat(isAllowed, 'access.forbidden');
      requireThat(file.withdrawn === null, 'file.withdrawn');
      const by = context.actor.id;
      await this.files.withdraw(tx, fileId, { by, reason }, this.clock.now());
      await this.events.publish(tx, 'file.withdrawn', { fileId });
      return found(await this.files.find(tx, fileId));
    });
    await this.deleteNow(context, fileId);
    return withdrawn;
  }

  /** At once, so that nobody waits for the job; if it fails, the job does it, and the sweep after that. */
  private async deleteNow({ organizationId }: TenantContext, fileId: StoredFileId): Promise<void> {
    await this.storage
      .delete({ organizationId, fileId })
      .catch((error: unknown) => this.logger.warn(`A withdrawn file is deleted later: ${String(error)}`));
  }
}
