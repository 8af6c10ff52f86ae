import { allows, Standing, type AssessmentView, type PkiView, type PlanView } from '@certitude/contracts';
import { AssessmentTargets, Pkis } from '@certitude/server/assessments';
import { type TenantContext, TenantDatabase } from '@certitude/server/core';
import { AssessmentEvidence } from '@certitude/server/evidence';
import { PlanViews } from '@certitude/server/improvement';
import { Organizations } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { allPages, collected } from './all-pages';
import { type ReadAssessment } from './record-of';

/** What belongs to an assessment besides its answers, as far as the reader may see it elsewhere. */
@Injectable()
export class RecordSurroundings {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(Pkis) private readonly pkis: Pkis,
    @Inject(AssessmentTargets) private readonly targets: AssessmentTargets,
    @Inject(AssessmentEvidence) private readonly evidence: AssessmentEvidence,
    @Inject(PlanViews) private readonly plans: PlanViews,
  ) {}

  async read(
    context: TenantContext,
    view: AssessmentView,
  ): Promise<Pick<ReadAssessment, 'organization' | 'pki' | 'targets' | 'evidence' | 'plans'>> {
    const { id, name } = await this.organizations.get(context);
    return {
      organization: { id, name },
      pki: await this.pki(context, view),
      targets: await this.db.transaction(context, (tx) => this.targets.read(tx, view.id)),
      evidence: await this.evidence.of(context, view.id),
      plans: await this.plansOf(context, view),
    };
  }

  private async pki(context: TenantContext, { pkiId }: AssessmentView): Promise<PkiView | null> {
    if (!allows(context.actor.role, 'assessment:read')) return null;
    return this.pkis.get(context, { organizationId: context.organizationId, pkiId });
  }

  private async plansOf(context: TenantContext, { id: assessmentId }: AssessmentView): Promise<PlanView[]> {
    if (!allows(context.actor.role, 'plan:read')) return [];
    const pages = Standing.options.map((standing) =>
      collected(allPages((page) => this.plans.list(context, { ...page, assessmentId, standing }))),
    );
    return (await Promise.all(pages)).flat();
  }
}
