import { type InputOf } from '@certitude/contracts';
import { type FinalizingDemands, finalizingApi, type ReadinessView } from '@certitude/contracts/freezing';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { Readiness } from './readiness.service';

/** What an assessment lacks before it is finalized, and what the organization demands. */
@Controller()
export class FinalizingController {
  constructor(@Inject(Readiness) private readonly ready: Readiness) {}

  @Serves(finalizingApi.readiness)
  @Can('assessment:read')
  readiness(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof finalizingApi.readiness>,
  ): Promise<ReadinessView> {
    return this.ready.of(context, params.assessmentId);
  }

  @Serves(finalizingApi.demands)
  @Can('organization:read')
  demands(@Context() context: TenantContext): Promise<FinalizingDemands> {
    return this.ready.demands(context);
  }

  @Serves(finalizingApi.demand)
  @Can('organization:settings')
  demand(
    @Context() context: TenantContext,
    @Input() { body }: InputOf<typeof finalizingApi.demand>,
  ): Promise<FinalizingDemands> {
    return this.ready.demand(context, body);
  }
}
