import { type Done, type EvidenceId } from '@certitude/contracts';
import { ResponseApprovals, Responses } from '@certitude/server/answering';
import { Clock, requireThat, type TenantContext, TenantDatabase, type PersonTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { EvidenceRepository, type LinkedResponse } from './evidence.repository';

/** Which responses a piece of evidence proves. Each change is a change of the response, by those who may answer it. */
@Injectable()
export class EvidenceLinks {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(EvidenceRepository) private readonly evidence: EvidenceRepository,
    @Inject(Responses) private readonly responses: Responses,
    @Inject(ResponseApprovals) private readonly approvals: ResponseApprovals,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Attaches; twice is the same as once.
   * @throws AppError `not-found`, `assessment.frozen`, `access.forbidden`
   */
  link(context: TenantContext, id: EvidenceId, to: LinkedResponse): Promise<Done> {
    return this.db.transaction(context, async (tx) => {
      requireThat(await this.evidence.exists(tx, id), 'not-found');
      await this.linkAll(tx, id, [to]);
      return { done: true };
    });
  }

  /**
   * Detaches.
   * @throws AppError `not-found` when it was not attached, `assessment.frozen`, `access.forbidden`
   */
  unlink(context: TenantContext, id: EvidenceId, from: LinkedResponse): Promise<Done> {
    return this.db.transaction(context, async (tx) => {
      requireThat(await this.evidence.unlink(tx, id, from), 'not-found');
      await this.changed(tx, from);
      return { done: true };
    });
  }

  /** Attaches to several responses, in the transaction that makes the evidence. */
  async linkAll(tx: PersonTransaction, id: EvidenceId, responses: readonly LinkedResponse[]): Promise<void> {
    for (const response of inOrder(responses)) {
      await this.responses.requireIn(tx, response.assessmentId, response.responseId);
      const by = { id: tx.context.actor.id, now: this.clock.now() };
      if (await this.evidence.link(tx, id, response, by)) await this.changed(tx, response);
    }
  }

  /** The content of a piece of evidence changed, and with it every response that it proves. */
  async contentChanged(tx: PersonTransaction, id: EvidenceId): Promise<void> {
    for (const response of await this.evidence.openLinks(tx, id)) await this.changed(tx, response);
  }

  private async changed(tx: PersonTransaction, response: LinkedResponse): Promise<void> {
    await this.approvals.evidenceChanged(tx, response.assessmentId, response.responseId);
  }
}

/** Always in the same order, so that two who lock the same assessments never cross. */
const inOrder = (responses: readonly LinkedResponse[]): LinkedResponse[] =>
  responses.toSorted((a, b) => compare(a.assessmentId, b.assessmentId) || compare(a.responseId, b.responseId));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
