import { type DashboardView } from '@certitude/contracts';
import { Clock, dateIn, type TenantContext, TenantDatabase } from '@certitude/server/core';
import { ModelReleases } from '@certitude/server/models';
import { Organizations } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { DashboardRepository } from './dashboard.repository';
import { standingOf } from './standing';

/** Where the organization stands. */
@Injectable()
export class Dashboard {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(DashboardRepository) private readonly figures: DashboardRepository,
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** A fixed number of queries, however many PKIs there are. */
  async view(context: TenantContext): Promise<DashboardView> {
    const { pkis, answers, trends, counts } = await this.read(context);
    const releases = await this.releases.getAll(pkis.flatMap(({ modelReleaseId }) => modelReleaseId ?? []));
    const answersOf = Map.groupBy(answers, ({ assessmentId }) => assessmentId);
    const trendOf = Map.groupBy(trends, ({ pkiId }) => pkiId);
    const standings = pkis.map((row) =>
      standingOf(row, {
        model: (row.modelReleaseId && releases.get(row.modelReleaseId)?.model) ?? null,
        answers: (row.assessmentId && answersOf.get(row.assessmentId)) ?? [],
        trend: trendOf.get(row.pkiId) ?? [],
      }),
    );
    return { pkis: standings, ...counts };
  }

  private read(context: TenantContext) {
    return this.db.transaction(context, async (tx) => {
      const today = dateIn(await this.organizations.timeZoneOf(tx), this.clock.now());
      const pkis = await this.figures.pkis(tx);
      return {
        pkis,
        answers: await this.figures.answers(
          tx,
          pkis.flatMap(({ assessmentId }) => assessmentId ?? []),
        ),
        trends: await this.figures.trends(tx),
        counts: await this.figures.counts(tx, today),
      };
    });
  }
}
