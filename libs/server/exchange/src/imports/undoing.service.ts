import { type ImportId, type ImportView } from '@certitude/contracts';
import { StreamWriter } from '@certitude/server/answering';
import { AppError, Clock, found, requireThat, type TenantContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { ImportChanges } from './import-changes';
import { ImportRepository } from './import.repository';
import { ImportViews } from './import-views';

/** Takes imports back. */
@Injectable()
export class Undoing {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ImportRepository) private readonly imports: ImportRepository,
    @Inject(ImportChanges) private readonly changes: ImportChanges,
    @Inject(StreamWriter) private readonly streams: StreamWriter,
    @Inject(ImportViews) private readonly views: ImportViews,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Removes everything that an import made, for good; the record stays. Twice is the same as once.
   * @throws AppError `not-found`, `conflict` for a preview, `import.changed` when somebody changed something of it,
   *   `assessment.frozen`
   */
  async undo(context: TenantContext, id: ImportId): Promise<ImportView> {
    await this.db.transaction(context, async (tx) => {
      const row = found(await this.imports.lock(tx, id));
      if (row.state === 'undone') return;
      requireThat(row.assessmentId !== null, 'conflict', 'It is not imported yet.');
      const changed = await this.changes.since(tx, row);
      if (changed.length > 0) throw new AppError('import.changed', changed.join(' '));
      const stream = await this.streams.open(tx, row.assessmentId);
      requireThat(await this.imports.undo(tx, id, this.clock.now()), 'import.changed');
      this.streams.lookAgain(tx, stream);
    });
    return this.views.get(context, id);
  }
}
