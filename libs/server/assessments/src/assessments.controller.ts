import { assessmentsApi, type AssessmentView, type InputOf, type Page } from '@certitude/contracts';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { AssessmentDetailsEditing } from './assessment/assessment-details.service';
import { AssessmentStart } from './assessment/assessment-start.service';
import { Assessments } from './assessment/assessments.service';

/** Assessments of an organization. */
@Controller()
export class AssessmentsController {
  constructor(
    @Inject(Assessments) private readonly assessments: Assessments,
    @Inject(AssessmentStart) private readonly start: AssessmentStart,
    @Inject(AssessmentDetailsEditing) private readonly details: AssessmentDetailsEditing,
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
    return this.start.create(context, body);
  }

  @Serves(assessmentsApi.get)
  @Can('assessment:read-granted')
  get(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof assessmentsApi.get>,
  ): Promise<AssessmentView> {
    return this.assessments.get(context, params.assessmentId);
  }

  @Serves(assessmentsApi.update)
  @Can('assessment:manage')
  update(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof assessmentsApi.update>,
  ): Promise<AssessmentView> {
    return this.details.update(context, params.assessmentId, body);
  }
}
