import { type AssessmentId, mayAttach, type ResponseId } from '@certitude/contracts';
import { type PersonTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { AnswerRights } from './answer-rights.service';
import { StreamWriter } from './stream/stream-writer';
import { StreamRepository } from './stream/stream.repository';
import { Surroundings } from './surroundings.service';

/** For the evidence context: what its changes mean to the approval of a response. */
@Injectable()
export class ResponseApprovals {
  constructor(
    @Inject(StreamWriter) private readonly writer: StreamWriter,
    @Inject(StreamRepository) private readonly streams: StreamRepository,
    @Inject(AnswerRights) private readonly rights: AnswerRights,
    @Inject(Surroundings) private readonly surroundings: Surroundings,
  ) {}

  /**
   * Evidence of the response was linked, unlinked or replaced, which is answering it: an approval falls, live for
   * everybody. Locks the assessment's stream until the transaction ends.
   * @throws AppError `not-found`, `assessment.frozen`, `access.forbidden` for those who may not answer it
   */
  async evidenceChanged(tx: PersonTransaction, assessmentId: AssessmentId, responseId: ResponseId): Promise<void> {
    const stream = await this.writer.open(tx, assessmentId);
    // Under the lock, without which nobody is invited and no invitation withdrawn.
    await this.rights.require(tx, { assessmentId, responseId }, mayAttach);
    const response = await this.streams.response(tx, assessmentId, responseId);
    await this.writer.change(tx, stream, { response, change: { kind: 'evidence' }, actor: tx.context.actor.id });
    this.surroundings.changed(tx, { assessmentId, responseId });
  }
}
