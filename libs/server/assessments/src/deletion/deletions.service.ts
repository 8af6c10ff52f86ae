import { type DeletionId, type Done, type Page, type PageQuery } from '@certitude/contracts';
import {
  type DeletionView,
  type Hanging,
  mayArchive,
  mayDelete,
  mayRestore,
  removedFrom,
} from '@certitude/contracts/deleting';
import {
  Bus,
  cursorId,
  found,
  newId,
  type PersonTransaction,
  requireThat,
  TenantDatabase,
  type TenantContext,
  toPage,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { DeletionRepository, type DeletionRow, type Subject } from './deletion.repository';

/** Archiving, deleting and restoring, alike for everything that people make. What was decided is never deleted. */
@Injectable()
export class Deletions {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(DeletionRepository) private readonly deletions: DeletionRepository,
    @Inject(Bus) private readonly bus: Bus,
  ) {}

  /** @throws AppError `not-found` */
  hanging(context: TenantContext, subject: Subject): Promise<Hanging> {
    return this.db.transaction(context, async (tx) => {
      found(await this.deletions.subject(tx, subject));
      return this.deletions.hanging(tx, subject);
    });
  }

  /** @throws AppError `not-found`, `access.forbidden` for what somebody else made */
  archive(context: TenantContext, subject: Subject, archived: boolean): Promise<Done> {
    return this.db.transaction(context, async (tx) => {
      const thing = found(await this.deletions.subject(tx, subject));
      requireThat(mayArchive(context.actor, thing), 'access.forbidden');
      requireThat(await this.deletions.archive(tx, subject, archived), 'not-found');
      return { done: true };
    });
  }

  /**
   * Hides it with all that hangs on it; whoever has it open is told.
   * @throws AppError `not-found`, `access.forbidden`, `deletion.decided`, `assessment.frozen` while it is being finalized
   */
  delete(context: TenantContext, subject: Subject): Promise<DeletionView> {
    const id = newId<DeletionId>();
    return this.db.transaction(context, async (tx) => {
      const thing = found(await this.deletions.subject(tx, subject));
      requireThat(mayDelete(context.actor, thing), 'access.forbidden');
      requireThat(await this.deletions.hide(tx, subject, id), 'not-found');
      this.announce(tx);
      return toView(found(await this.deletions.find(tx, id)));
    });
  }

  /** What can be restored, newest first. */
  list(context: TenantContext, { after, limit }: PageQuery): Promise<Page<DeletionView>> {
    const place = cursorId<DeletionId>(after);
    return this.db.transaction(context, async (tx) => {
      const rows = await this.deletions.page(tx, place, limit + 1);
      return toPage(rows.map(toView), limit, ({ id }) => id);
    });
  }

  /** @throws AppError `not-found` once it is removed or restored, `deletion.within-deleted` */
  restore(context: TenantContext, id: DeletionId): Promise<Done> {
    return this.db.transaction(context, async (tx) => {
      const deletion = found(await this.deletions.find(tx, id));
      requireThat(mayRestore(context.actor, deletion), 'not-found');
      requireThat(await this.deletions.restore(tx, id), 'not-found');
      this.announce(tx);
      return { done: true };
    });
  }

  /** Whoever holds live rooms asks which of them are still there. */
  private announce(tx: PersonTransaction): void {
    const { organizationId } = tx;
    tx.afterCommit(() => this.bus.publish({ topic: 'objects', organizationId }));
  }
}

const toView = ({ deletedAt, ...row }: DeletionRow): DeletionView => ({
  ...row,
  deletedAt: deletedAt.toISOString(),
  removedFrom: removedFrom(deletedAt).toISOString(),
});
