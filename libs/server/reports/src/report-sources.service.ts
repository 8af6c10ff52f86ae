import { type AssessmentId, type ErrorCode } from '@certitude/contracts';
import { type FrozenConduct } from '@certitude/contracts/freezing';
import { type ReportSource, type ReportedState } from '@certitude/reports';
import { AppError, Clock, dateIn, type TenantContext, TenantDatabase } from '@certitude/server/core';
import { ModelReleases } from '@certitude/server/models';
import { Organizations } from '@certitude/server/organizations';
import { Versions } from '@certitude/server/versions';
import { Inject, Injectable } from '@nestjs/common';

/** Why a baseline is left out. */
const MAY_BE_GONE: readonly ErrorCode[] = ['not-found', 'report.old-version'];

/** What reports are made of: a version, or an assessment as it is now, as far as somebody may read it. */
@Injectable()
export class ReportSources {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(Versions) private readonly versions: Versions,
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @param revision null for the assessment as it is now @throws AppError `not-found`, `report.old-version` */
  async of(context: TenantContext, assessmentId: AssessmentId, revision: number | null): Promise<ReportSource> {
    const state = await this.state(context, assessmentId, revision);
    const { name } = await this.organizations.get(context);
    const zone = await this.db.transaction(context, (tx) => this.organizations.timeZoneOf(tx));
    return {
      ...state,
      organization: name,
      model: await this.model(state),
      baseline: await this.baseline(context, state.content.assessment.conduct),
      today: dateIn(zone, this.clock.now()),
    };
  }

  private async state(context: TenantContext, id: AssessmentId, revision: number | null): Promise<ReportedState> {
    if (revision === null) return { content: await this.versions.present(context, id), frozen: null };
    const { content, sha256, finalizedAt } = await this.versions.get(context, id, revision);
    if (content.format === 'certitude-assessment-version-1') throw new AppError('report.old-version');
    return { content, frozen: { sha256, finalizedAt } };
  }

  private async model({ content }: ReportedState): Promise<ReportSource['model']> {
    return (await this.releases.get(content.model.releaseId)).model;
  }

  /** Nothing, where it was deleted since, or cannot be read as reports read it. */
  private async baseline(context: TenantContext, conduct?: FrozenConduct): Promise<ReportSource['baseline']> {
    if (!conduct?.baseline) return null;
    try {
      const version = conduct.baselineVersion;
      const revision = version ? await this.versions.revisionOf(context, conduct.baseline, version) : null;
      const state = await this.state(context, conduct.baseline, revision);
      return { ...state, model: await this.model(state) };
    } catch (error) {
      if (error instanceof AppError && MAY_BE_GONE.includes(error.code)) return null;
      throw error;
    }
  }
}
