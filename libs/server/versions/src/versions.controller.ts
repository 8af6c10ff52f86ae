import {
  assessmentsApi,
  type AssessmentVersionView,
  type AssessmentView,
  type InputOf,
  type Page,
  type ResponseOf,
} from '@certitude/contracts';
import { type FrozenVersionView, versionsApi } from '@certitude/contracts/freezing';
import { Assessments } from '@certitude/server/assessments';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { Finalization } from './finalization.service';
import { Versions } from './versions.service';

/** Finalizing an assessment, what it said each time, opening it again. */
@Controller()
export class VersionsController {
  constructor(
    @Inject(Assessments) private readonly assessments: Assessments,
    @Inject(Finalization) private readonly finalization: Finalization,
    @Inject(Versions) private readonly frozen: Versions,
  ) {}

  @Serves(assessmentsApi.finalize)
  @Can('assessment:finalize')
  finalize(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof assessmentsApi.finalize>,
  ): Promise<AssessmentVersionView> {
    return this.finalization.finalize(context, params.assessmentId);
  }

  @Serves(assessmentsApi.reopen)
  @Can('assessment:finalize')
  async reopen(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof assessmentsApi.reopen>,
  ): Promise<AssessmentView> {
    await this.finalization.reopen(context, params.assessmentId);
    return this.assessments.get(context, params.assessmentId);
  }

  @Serves(assessmentsApi.versions)
  @Can('assessment:read-granted')
  versions(
    @Context() context: TenantContext,
    @Input() { params, query }: InputOf<typeof assessmentsApi.versions>,
  ): Promise<Page<AssessmentVersionView>> {
    return this.frozen.list(context, params.assessmentId, query);
  }

  @Serves(versionsApi.get)
  @Can('assessment:read-granted')
  version(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof versionsApi.get>,
  ): Promise<FrozenVersionView> {
    return this.frozen.get(context, params.assessmentId, params.revision);
  }

  @Serves(versionsApi.present)
  @Can('assessment:read-granted')
  async present(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof versionsApi.present>,
  ): Promise<ResponseOf<typeof versionsApi.present>> {
    return { content: await this.frozen.present(context, params.assessmentId) };
  }
}
