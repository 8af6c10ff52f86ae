import { type AssessmentId, type OrganizationId } from '@certitude/contracts';
import { TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { AssessmentStates } from './assessment-states';

/** Longer than finalizing ever takes. */
const FORGOTTEN_AFTER = 5 * 60_000;

/** Opens assessments again that a process has begun to finalize and did not live to end. */
@Injectable()
export class FreezingSweep {
  private readonly logger = new Logger('Finalization');

  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(AssessmentStates) private readonly states: AssessmentStates,
  ) {}

  /** One that cannot be opened does not keep the others. */
  async run(now: Date): Promise<void> {
    const forgotten = await this.db.global<{ organizationId: OrganizationId; assessmentId: AssessmentId }>(
      'select organization_id as "organizationId", assessment_id as "assessmentId" from freezing_since_before($1)',
      [new Date(now.getTime() - FORGOTTEN_AFTER)],
    );
    for (const { organizationId, assessmentId } of forgotten) {
      const context = { organizationId, actor: null, requestId: 'freezing-sweep' };
      try {
        await this.db.transaction(context, (tx) => this.states.thaw(tx, assessmentId));
        this.logger.warn({ organizationId, assessmentId }, 'An assessment that was left freezing is open again.');
      } catch (error) {
        this.logger.error({ organizationId, assessmentId, error }, 'An assessment stays freezing.');
      }
    }
  }
}
