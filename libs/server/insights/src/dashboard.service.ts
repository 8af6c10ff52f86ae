import { type DashboardView, type ModelReleaseId } from '@certitude/contracts';
import { AssessmentScores } from '@certitude/server/assessments';
import { Clock, dateIn, type TenantContext, TenantDatabase } from '@certitude/server/core';
import { ModelReleases } from '@certitude/server/models';
import { Organizations } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { DashboardRepository, type LatestAssessment, type PkiRow } from './dashboard.repository';
import { standingOf, versionBefore } from './standing';

/** Where the organization stands. */
@Injectable()
export class Dashboard {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(DashboardRepository) private readonly figures: DashboardRepository,
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(AssessmentScores) private readonly scores: AssessmentScores,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** A fixed number of queries, however many PKIs there are. */
  async view(context: TenantContext): Promise<DashboardView> {
    const { pkis, read, trends, versions, nextDates, counts } = await this.read(context);
    const scores = await this.scores.of(read);
    const releases = await this.releases.getAll(
      [...pkis, ...versions].flatMap(({ modelReleaseId }) => modelReleaseId ?? []),
    );
    const trendOf = Map.groupBy(trends, ({ pkiId }) => pkiId);
    const versionsOf = Map.groupBy(versions, ({ pkiId }) => pkiId);
    const modelOf = (id: ModelReleaseId | null) => (id && releases.get(id)?.model) ?? null;
    const standings = pkis.map((row) =>
      standingOf(row, {
        model: modelOf(row.modelReleaseId),
        scores: (row.assessmentId && scores.get(row.assessmentId)) ?? null,
        trend: trendOf.get(row.pkiId) ?? [],
        before: versionBefore(row, versionsOf.get(row.pkiId) ?? []),
        modelOf,
      }),
    );
    return { pkis: standings, ...counts, nextDates };
  }

  private read(context: TenantContext) {
    return this.db.transaction(context, async (tx) => {
      const today = dateIn(await this.organizations.timeZoneOf(tx), this.clock.now());
      const pkis = await this.figures.pkis(tx);
      const latest = pkis.flatMap((row) => (isAssessed(row) ? [{ ...row, id: row.assessmentId }] : []));
      return {
        pkis,
        read: await this.scores.read(tx, latest),
        trends: await this.figures.trends(tx),
        versions: await this.figures.lastVersions(tx),
        nextDates: await this.figures.nextDates(tx, today),
        counts: await this.figures.counts(tx, today),
      };
    });
  }
}

const isAssessed = (row: PkiRow): row is PkiRow & LatestAssessment => row.assessmentId !== null;
