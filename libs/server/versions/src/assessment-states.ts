import { type AssessmentId } from '@certitude/contracts';
import { type LockedStream, Responses, StreamStates } from '@certitude/server/answering';
import { AssessmentRevisions } from '@certitude/server/assessments';
import { requireThat, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

/** The steps of an assessment between open and final, each under the lock of its stream. */
@Injectable()
export class AssessmentStates {
  constructor(
    @Inject(StreamStates) private readonly streams: StreamStates,
    @Inject(Responses) private readonly responses: Responses,
    @Inject(AssessmentRevisions) private readonly revisions: AssessmentRevisions,
  ) {}

  /** @throws AppError `not-found` */
  lock(tx: TenantTransaction, id: AssessmentId): Promise<LockedStream> {
    return this.streams.lock(tx, id);
  }

  /**
   * Takes no more edits. Being frozen already is fine.
   * @throws AppError `not-found`, `assessment.frozen` when final, `assessment.nothing-answered`
   */
  async freeze(tx: TenantTransaction, id: AssessmentId): Promise<void> {
    const stream = await this.lock(tx, id);
    requireThat(stream.state !== 'final', 'assessment.frozen');
    requireThat(await this.responses.isAnswered(tx, id), 'assessment.nothing-answered');
    if (stream.state === 'open') await this.streams.enter(tx, stream, { state: 'freezing', epoch: stream.epoch + 1 });
  }

  /** Open again, when it is still freezing: it could not be finalized. */
  async thaw(tx: TenantTransaction, id: AssessmentId): Promise<void> {
    const stream = await this.lock(tx, id);
    if (stream.state === 'freezing') await this.streams.enter(tx, stream, { state: 'open', epoch: stream.epoch + 1 });
  }

  async finalize(tx: TenantTransaction, stream: LockedStream, at: Date): Promise<void> {
    await this.revisions.finalized(tx, stream.assessmentId, at);
    await this.streams.enter(tx, stream, { state: 'final', epoch: stream.epoch });
  }

  /** Open again: as a new revision, or as before when it was only frozen. @throws AppError `assessment.not-final` */
  async reopen(tx: TenantTransaction, id: AssessmentId): Promise<void> {
    const stream = await this.lock(tx, id);
    requireThat(stream.state !== 'open', 'assessment.not-final');
    await this.revisions.reopened(tx, id, stream.state === 'final');
    await this.streams.enter(tx, stream, { state: 'open', epoch: stream.epoch + 1 });
  }
}
