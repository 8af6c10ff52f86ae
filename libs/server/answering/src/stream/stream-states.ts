import { type AssessmentId } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type StreamRow } from './facts/stream-row';
import { StreamHints } from './stream-hints';
import { type LockedStream, StreamRepository } from './stream.repository';

/** For the versions context: whether a stream takes edits, which is changed under its lock. */
@Injectable()
export class StreamStates {
  constructor(
    @Inject(StreamRepository) private readonly streams: StreamRepository,
    @Inject(StreamHints) private readonly hints: StreamHints,
  ) {}

  /** @throws AppError `not-found` */
  lock(tx: TenantTransaction, id: AssessmentId): Promise<LockedStream> {
    return this.streams.lock(tx, id);
  }

  /** Everybody who has the assessment open looks again, after COMMIT. */
  async enter(tx: TenantTransaction, stream: LockedStream, next: Omit<StreamRow, 'head'>): Promise<void> {
    await this.streams.setState(tx, stream, next);
    const { organizationId } = tx;
    tx.afterCommit(() => this.hints.changed({ organizationId, assessmentId: stream.assessmentId, head: stream.head }));
  }
}
