import { type ImportId, type ImportJobId } from '@certitude/contracts';
import { type ImportView } from '@certitude/contracts/exchange';
import {
  Events,
  found,
  newId,
  requireThat,
  type PersonTransaction,
  type TenantContext,
  TenantDatabase,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { ImportRepository } from '../import.repository';
import { ImportViews } from '../import-views';
import { ImportJobRepository } from './import-job.repository';
import { type ImportOrder, takesAWhile } from './import-order';
import { ImportWork } from './import-work.service';

/** Takes orders for imports: what is small is done at once, what takes a while becomes a job. */
@Injectable()
export class ImportOrders {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ImportRepository) private readonly imports: ImportRepository,
    @Inject(ImportJobRepository) private readonly jobs: ImportJobRepository,
    @Inject(ImportViews) private readonly views: ImportViews,
    @Inject(ImportWork) private readonly work: ImportWork,
    @Inject(Events) private readonly events: Events,
  ) {}

  /**
   * The same order twice is the same as once.
   * @throws AppError `not-found`, `conflict` while another order is under way; what `Commits` and `Merges` throw
   */
  async carryOut(context: TenantContext, id: ImportId, order: ImportOrder): Promise<ImportView> {
    const isLong = await this.isLong(context, id);
    const isOrdered = await this.db.transaction(context, (tx) => this.isOrdered(tx, id, order));
    if (!isOrdered && isLong) await this.order(context, id, order);
    else if (!isOrdered) await this.work.atOnce(context, id, order);
    return this.views.get(context, id);
  }

  /** Stops what is under way; it leaves nothing. Nothing changes when it has ended. @throws AppError `not-found` */
  async cancel(context: TenantContext, id: ImportId): Promise<ImportView> {
    await this.db.transaction(context, (tx) => this.jobs.stop(tx, id));
    return this.views.get(context, id);
  }

  private async isLong(context: TenantContext, id: ImportId): Promise<boolean> {
    const row = found(await this.db.transaction(context, (tx) => this.imports.find(tx, id)));
    if (row.state !== 'previewed') return false;
    return takesAWhile((await this.views.plannedOf(row)).plan);
  }

  /** Asked before the record is held: whoever imports it holds it until the end. */
  private async isOrdered(tx: PersonTransaction, id: ImportId, order: ImportOrder): Promise<boolean> {
    const open = await this.jobs.open(tx, id);
    if (!open) return false;
    requireThat(open.ordered === JSON.stringify(order), 'conflict', 'It is being imported already.');
    return true;
  }

  private order(context: TenantContext, id: ImportId, order: ImportOrder): Promise<void> {
    return this.db.transaction(context, async (tx) => {
      const row = found(await this.imports.lock(tx, id));
      if (await this.isOrdered(tx, id, order)) return;
      if (row.state === 'imported') return;
      requireThat(row.state === 'previewed', 'conflict', 'It was undone: bring the file again.');
      requireThat(!this.imports.isExpired(row), 'import.expired');
      await this.imports.keepLonger(tx, id);
      const jobId = newId<ImportJobId>();
      const ordered = JSON.stringify(order);
      await this.jobs.insert(tx, { id: jobId, importId: id, ordered, createdBy: context.actor.id });
      await this.events.publish(tx, 'import.ordered', { jobId });
    });
  }
}
