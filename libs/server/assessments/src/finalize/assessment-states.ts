import { type Applicability, type AssessmentId, type AssessmentState } from '@certitude/contracts';
import { found, requireThat, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { StreamHints } from '../stream/stream-hints';
import { type LockedStream, StreamRepository, type StreamRow } from '../stream/stream.repository';

/** The steps of an assessment between open and final, each under the lock of its stream. */
@Injectable()
export class AssessmentStates {
  constructor(
    @Inject(StreamRepository) private readonly streams: StreamRepository,
    @Inject(StreamHints) private readonly hints: StreamHints,
  ) {}

  /** @throws AppError `not-found` */
  async require(tx: TenantTransaction, id: AssessmentId): Promise<void> {
    const [row] = await tx.query('select 1 from assessment where id = $1', [id]);
    found(row);
  }

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
    await tx.query('update assessment set state = $3, finalized_at = $2 where id = $1', [
      stream.assessmentId,
      at,
      'finalized' satisfies AssessmentState,
    ]);
    await this.enter(tx, stream, { state: 'final', epoch: stream.epoch });
  }

  /** Open again: as a new revision, or as before when it was only frozen. @throws AppError `assessment.not-final` */
  async reopen(tx: TenantTransaction, id: AssessmentId): Promise<void> {
    const stream = await this.lock(tx, id);
    requireThat(stream.state !== 'open', 'assessment.not-final');
    const revisions = stream.state === 'final' ? 1 : 0;
    await tx.query('update assessment set state = $3, finalized_at = null, revision = revision + $2 where id = $1', [
      id,
      revisions,
      'in-progress' satisfies AssessmentState,
    ]);
    await this.enter(tx, stream, { state: 'open', epoch: stream.epoch + 1 });
  }

  /** Whether anything is rated, or said not to apply. */
  private async isAnswered(tx: TenantTransaction, id: AssessmentId): Promise<boolean> {
    const rows = await tx.query(
      'select 1 from response where assessment_id = $1 and (level > 0 or applicability = $2) limit 1',
      [id, 'not-applicable' satisfies Applicability['applicability']],
    );
    return rows.length > 0;
  }

  private async enter(tx: TenantTransaction, stream: LockedStream, next: Omit<StreamRow, 'head'>): Promise<void> {
    await this.streams.setState(tx, stream, next);
    const { organizationId } = tx;
    tx.afterCommit(() => this.hints.changed({ organizationId, assessmentId: stream.assessmentId, head: stream.head }));
  }
}
