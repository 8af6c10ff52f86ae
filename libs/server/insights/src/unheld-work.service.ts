import { type Page, type UnheldItem, type UnheldQuery } from '@certitude/contracts';
import { cursorId, found, type TenantContext, TenantDatabase, toPage } from '@certitude/server/core';
import { ModelReleases, placeTitle } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import { UnheldRepository, type UnheldRow } from './unheld.repository';

type AnswerRow = UnheldRow & {
  readonly assessmentId: NonNullable<UnheldRow['assessmentId']>;
  readonly assessmentName: string;
  readonly modelReleaseId: NonNullable<UnheldRow['modelReleaseId']>;
  readonly module: string;
  readonly category: string;
};

/** What nobody has. */
@Injectable()
export class UnheldWork {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(UnheldRepository) private readonly unheld: UnheldRepository,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
  ) {}

  /** Newest first. */
  async list(context: TenantContext, { kind, limit, after }: UnheldQuery): Promise<Page<UnheldItem>> {
    const rows = await this.db.transaction(context, (tx) => this.unheld.page(tx, kind, cursorId(after), limit + 1));
    const { items, next } = toPage(rows, limit, ({ id }) => id);
    const releases = await this.releases.getAll(items.filter(isAnswer).map(({ modelReleaseId }) => modelReleaseId));
    const toItem = (row: UnheldRow): UnheldItem => ({
      kind,
      id: row.id,
      title: isAnswer(row) ? placeTitle(found(releases.get(row.modelReleaseId)).model, row) : (row.title ?? ''),
      assessment: isAnswer(row) ? { id: row.assessmentId, name: row.assessmentName } : null,
      planId: row.planId,
      former: row.former,
    });
    return { items: items.map(toItem), next };
  }
}

const isAnswer = (row: UnheldRow): row is AnswerRow => row.modelReleaseId !== null;
