import { type ImportId } from '@certitude/contracts';
import { type CommitImport, goalOf } from '@certitude/contracts/exchange';
import {
  AppError,
  found,
  type PersonTransaction,
  requireThat,
  type TenantContext,
  TenantDatabase,
} from '@certitude/server/core';
import { ModelReleases } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import { ImportRepository, type ImportRow } from './import.repository';
import { ImportViews } from './import-views';
import { type Pace } from './jobs/pace';
import { ImportWriter } from './writing/import-writer';

export interface OrderedCommit {
  readonly input: CommitImport;
  readonly pace: Pace;
}

const NO_ASSESSMENT = 'Evidence and plans go into an assessment that exists, and people are invited.';

/** Makes assessments of previews: all of one or nothing. */
@Injectable()
export class Commits {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ImportRepository) private readonly imports: ImportRepository,
    @Inject(ImportViews) private readonly views: ImportViews,
    @Inject(ImportWriter) private readonly writer: ImportWriter,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
  ) {}

  /**
   * Imports a preview in one transaction; twice is the same as once.
   * @throws AppError `not-found` for a PKI that is not there, `request.invalid` for people who are no members,
   *   `import.expired`, `import.already-imported`
   */
  async commit(context: TenantContext, id: ImportId, { input, pace }: OrderedCommit): Promise<void> {
    const { modelReleaseId } = await this.db.transaction(context, async (tx) => found(await this.imports.find(tx, id)));
    const { model } = await this.releases.get(modelReleaseId);
    await this.db.transaction(context, async (tx) => {
      const row = found(await this.imports.lock(tx, id));
      if (row.state === 'imported') return pace.finish(tx);
      requireThat(row.state === 'previewed', 'conflict', 'It was undone: bring the file again.');
      requireThat(!this.imports.isExpired(row), 'import.expired');
      requireThat(goalOf(row.kind) === 'assessment', 'import.does-not-fit', NO_ASSESSMENT);
      await this.requireNew(tx, row, input);
      await this.writer.write(tx, { row, input, model, pace, ...this.views.planned(row, model) });
      await pace.finish(tx);
    });
  }

  private async requireNew(tx: PersonTransaction, row: ImportRow, { asCopy }: CommitImport): Promise<void> {
    await this.imports.lockContent(tx, row.sha256);
    const earlier = asCopy ? null : await this.imports.earlier(tx, row);
    if (earlier === null) return;
    const when = earlier.importedAt.slice(0, 10);
    throw new AppError('import.already-imported', `It was imported on ${when} as “${earlier.assessmentName}”.`);
  }
}
