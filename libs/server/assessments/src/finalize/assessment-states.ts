import { type AssessmentId } from '@certitude/contracts';
import { requireThat, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { AssessmentEntity } from '../entities/assessment.entity';
import { ResponseEntity } from '../entities/response.entity';
import { StreamHints } from '../stream/stream-hints';
import { type StreamRow } from '../stream/facts/stream-row';
import { type LockedStream, StreamRepository } from '../stream/stream.repository';

/** The steps of an assessment between open and final, each under the lock of its stream. */
@Injectable()
export class AssessmentStates {
  constructor(
    @Inject(StreamRepository) private readonly streams: StreamRepository,
    @Inject(StreamHints) private readonly hints: StreamHints,
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
    requireThat(await this.isAnswered(tx, id), 'assessment.nothing-answered');
    if (stream.state === 'open') await this.enter(tx, stream, { state: 'freezing', epoch: stream.epoch + 1 });
  }

  /** Open again, when it is still freezing: it could not be finalized. */
  async thaw(tx: TenantTransaction, id: AssessmentId): Promise<void> {
    const stream = await this.lock(tx, id);
    if (stream.state === 'freezing') await this.enter(tx, stream, { state: 'open', epoch: stream.epoch + 1 });
  }

  async finalize(tx: TenantTransaction, stream: LockedStream, at: Date): Promise<void> {
    await tx.repository(AssessmentEntity).update({ id: stream.assessmentId }, { state: 'finalized', finalizedAt: at });
    await this.enter(tx, stream, { state: 'final', epoch: stream.epoch });
  }

  /** Open again: as a new revision, or as before when it was only frozen. @throws AppError `assessment.not-final` */
  async reopen(tx: TenantTransaction, id: AssessmentId): Promise<void> {
    const stream = await this.lock(tx, id);
    requireThat(stream.state !== 'open', 'assessment.not-final');
    const next = stream.state === 'final' ? { revision: () => 'revision + 1' } : {};
    await tx.repository(AssessmentEntity).update({ id }, { state: 'in-progress', finalizedAt: null, ...next });
    await this.enter(tx, stream, { state: 'open', epoch: stream.epoch + 1 });
  }

  /** Whether anything is rated, or said not to apply. */
  private async isAnswered(tx: TenantTransaction, id: AssessmentId): Promise<boolean> {
    const responses = tx.repository(ResponseEntity);
    return (
      (await responses.exists({ assessmentId: id, level: MoreThan(0) })) ||
      (await responses.exists({ assessmentId: id, applicability: 'not-applicable' }))
    );
  }

  private async enter(tx: TenantTransaction, stream: LockedStream, next: Omit<StreamRow, 'head'>): Promise<void> {
    await this.streams.setState(tx, stream, next);
    const { organizationId } = tx;
    tx.afterCommit(() => this.hints.changed({ organizationId, assessmentId: stream.assessmentId, head: stream.head }));
  }
}
