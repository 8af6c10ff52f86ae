import { type AssessmentId, type ResponseId } from '@certitude/contracts';
import { Bus, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

/** For contexts that keep something beside a response, such as evidence and plans. */
@Injectable()
export class Surroundings {
  constructor(@Inject(Bus) private readonly bus: Bus) {}

  /** What stands around a response changes with this transaction: after its commit, whoever looks at it fetches it again. */
  changed(
    tx: TenantTransaction,
    { assessmentId, responseId }: { readonly assessmentId: AssessmentId; readonly responseId: ResponseId },
  ): void {
    const { organizationId } = tx;
    tx.afterCommit(() => this.bus.publish({ topic: 'surroundings', organizationId, assessmentId, responseId }));
  }
}
