import {
  assessmentsApi,
  type AssessmentVersionView,
  type AssessmentView,
  type InputOf,
  type Page,
} from '@certitude/contracts';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { Assessments } from './assessment/assessments.service';
import { Finalization } from './finalize/finalization.service';

/** Assessments of an organization, from creation to finalized versions. */
@Controller()
export class AssessmentsController {
  constructor(
    @Inject(Assessments) private readonly assessments: Assessments,
    @Inject(Finalization) private readonly finalization: Finalization,
  ) {}

  @Serves(assessmentsApi.list)
  @Can('assessment:read-granted')
  list(
    @Context() context: TenantContext,
    @Input() { query }: InputOf<typeof assessmentsApi.list>,
  ): Promise<Page<AssessmentView>> {
    return this.assessments.list(context, query);
  }

  @Serves(assessmentsApi.create)
  @Can('assessment:manage')
  create(
    @Context() context: TenantContext,
    @Input() { body }: InputOf<typeof assessmentsApi.create>,
  ): Promise<AssessmentView> {
    return this.assessments.create(context, body);
  }

  @Serves(assessmentsApi.get)
  @Can('assessment:read-granted')
  get(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof assessmentsApi.get>,
  ): Promise<AssessmentView> {
    return this.assessments.get(context, params.assessmentId);
  }

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
    return this.finalization.list(context, params.assessmentId, query);
  }
}
