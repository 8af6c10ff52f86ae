import { AssessmentGate } from '@certitude/server/core';
import { Global, Module } from '@nestjs/common';
import { AssessmentAccess } from './assessment-access';
import { GrantRepository } from './grant.repository';

/** Who may open which assessment; the `AssessmentGate` that core's guard asks. */
@Global()
@Module({
  providers: [GrantRepository, AssessmentAccess, { provide: AssessmentGate, useExisting: AssessmentAccess }],
  exports: [GrantRepository, AssessmentAccess, AssessmentGate],
})
export class AssessmentAccessModule {}
