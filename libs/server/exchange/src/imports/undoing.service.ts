import { type ImportId } from '@certitude/contracts';
import { goalOf, type ImportView } from '@certitude/contracts/exchange';
import { Pkis } from '@certitude/server/assessments';
import { AppError, found, type TenantContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { ImportRepository } from './import.repository';
import { ImportViews } from './import-views';
import { TakingBack } from './taking-back';

/** Takes imports back. */
@Injectable()
export class Undoing {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ImportRepository) private readonly imports: ImportRepository,
    @Inject(TakingBack) private readonly back: TakingBack,
    @Inject(Pkis) private readonly pkis: Pkis,
    @Inject(ImportViews) private readonly views: ImportViews,
  ) {}

  /**
   * Removes everything that an import made, for good; what it changed in an assessment that existed is as before, as far as
   * nobody changed it since. The record stays. Twice is the same as once.
   * @throws AppError `not-found`, `conflict` for a preview, `import.changed` when somebody changed something of it,
   *   `assessment.frozen`
   */
  async undo(context: TenantContext, id: ImportId): Promise<ImportView> {
    await this.db.transaction(context, async (tx) => {
      const row = found(await this.imports.lock(tx, id));
      if (row.state === 'undone') return;
      if (row.state === 'imported' && goalOf(row.kind) === 'people') return this.back.takeInvitations(tx, row);
      const there = await this.imports.assessment(tx, row);
      if (there === null)
        throw new AppError('conflict', 'There is nothing to undo: it is not imported, or was deleted.');
      if (row.made?.pkiId) await this.pkis.holdIn(tx, row.made.pkiId);
      await this.back.take(tx, row, there.id);
    });
    return this.views.get(context, id);
  }
}
