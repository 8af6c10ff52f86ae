import {
  type AssessmentId,
  type AssessmentView,
  type InputOf,
  type assessmentsApi,
  type Page,
} from '@certitude/contracts';
import {
  cursorId,
  found,
  TenantDatabase,
  type TenantContext,
  type TenantTransaction,
  toPage,
} from '@certitude/server/core';
import { ModelReleases } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import { AssessmentAccess, type AssessmentScope, scopeIds } from '../access/assessment-access';
import { AssessmentScores } from './assessment-scores';
import { AssessmentRepository, type AssessmentRow } from './assessment.repository';
import { toScoreView } from './overall-score';

/** Assessments as they are listed, with what they score. */
@Injectable()
export class Assessments {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(AssessmentRepository) private readonly assessments: AssessmentRepository,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(AssessmentScores) private readonly scores: AssessmentScores,
    @Inject(AssessmentAccess) private readonly access: AssessmentAccess,
  ) {}

  /** Newest first; those that are open to the person. */
  async list(
    context: TenantContext,
    { limit, after, pkiId, search, standing }: InputOf<typeof assessmentsApi.list>['query'],
  ): Promise<Page<AssessmentView>> {
    const words = search?.split(/\s+/).filter(Boolean) ?? [];
    const filter = { pkiId: pkiId ?? null, standing, words, after: cursorId<AssessmentId>(after) };
    return this.views(context, async (tx, scope) => {
      const among = scopeIds(scope);
      const rows = await this.assessments.page(tx, { ...filter, among }, limit + 1);
      const page = toPage(rows, limit, ({ id }) => id);
      return [page.items, page.next];
    });
  }

  /** @throws AppError `not-found` */
  async get(context: TenantContext, id: AssessmentId): Promise<AssessmentView> {
    const { items } = await this.views(context, async (tx) => [[found(await this.assessments.find(tx, id))], null]);
    return found(items[0]);
  }

  /** Reads assessments in one transaction; what was finalized has the score that its version says. */
  private async views(
    context: TenantContext,
    read: (tx: TenantTransaction, scope: AssessmentScope) => Promise<[readonly AssessmentRow[], string | null]>,
  ): Promise<Page<AssessmentView>> {
    const { rows, next, scope, unscored } = await this.db.transaction(context, async (tx) => {
      const open = await this.access.scope(tx);
      const [found, following] = await read(tx, open);
      const unscored = found.filter(({ frozen }) => !frozen);
      return { rows: found, next: following, scope: open, unscored: await this.scores.read(tx, unscored) };
    });
    const scores = await this.scores.of(unscored);
    const releases = await this.releases.getAll(rows.map(({ modelReleaseId }) => modelReleaseId));
    const items = rows.map((row) => {
      const overall = row.frozen ?? toScoreView(found(scores.get(row.id)).overall);
      const modelVersion = found(releases.get(row.modelReleaseId)).model.version;
      return toView(row, { modelVersion, overall, until: scope?.get(row.id)?.until });
    });
    return { items, next };
  }
}

function toView(
  { frozen: _, head: _head, createdAt, finalizedAt, archivedAt, ...row }: AssessmentRow,
  { until, ...known }: Pick<AssessmentView, 'modelVersion' | 'overall'> & { readonly until: string | undefined },
): AssessmentView {
  return {
    ...row,
    ...known,
    createdAt: createdAt.toISOString(),
    finalizedAt: finalizedAt?.toISOString() ?? null,
    archivedAt: archivedAt?.toISOString() ?? null,
    ...(until !== undefined && { grantedUntil: until }),
  };
}
