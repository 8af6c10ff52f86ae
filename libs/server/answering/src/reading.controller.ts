import { type AssessmentContent, type BesideAnswers, type InputOf, readingApi } from '@certitude/contracts';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { BesideAnswers as Besides } from './brought/beside-answers';
import { AssessmentReading } from './live/assessment-reading';

/** An assessment to read, for those whose network lets no live connection through. */
@Controller()
export class ReadingController {
  constructor(
    @Inject(AssessmentReading) private readonly reading: AssessmentReading,
    @Inject(Besides) private readonly besides: Besides,
  ) {}

  @Serves(readingApi.content)
  @Can('assessment:read-granted')
  content(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof readingApi.content>,
  ): Promise<AssessmentContent> {
    return this.reading.read(context, params.assessmentId);
  }

  @Serves(readingApi.beside)
  @Can('assessment:read-granted')
  beside(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof readingApi.beside>,
  ): Promise<BesideAnswers> {
    return this.besides.read(context, params.assessmentId);
  }

  @Serves(readingApi.setTarget)
  @Can('assessment:manage')
  setTarget(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof readingApi.setTarget>,
  ): Promise<BesideAnswers> {
    return this.besides.setTarget(context, params.assessmentId, body);
  }
}
