import { type AssessmentContent, type InputOf, readingApi } from '@certitude/contracts';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { AssessmentReading } from './live/assessment-reading';

/** An assessment to read, for those whose network lets no live connection through. */
@Controller()
export class ReadingController {
  constructor(@Inject(AssessmentReading) private readonly reading: AssessmentReading) {}

  @Serves(readingApi.content)
  @Can('assessment:read-granted')
  content(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof readingApi.content>,
  ): Promise<AssessmentContent> {
    return this.reading.read(context, params.assessmentId);
  }
}
