import { type DeadLetterId, type OrganizationId, type OutboxEventId } from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { type SystemContext, TenantDatabase } from '../database/tenant-database';
import { OutboxEntity } from '../entities/outbox.entity';
import { newId } from '../ids';

/** A job that was tried until nobody believed in it any more. */
export interface DeadLetter {
  readonly id: DeadLetterId;
  readonly organizationId: OrganizationId;
  readonly eventId: OutboxEventId;
  /** The event's name. */
  readonly event: string;
  readonly handler: string;
  readonly kind: string;
  readonly attempts: number;
  /** The class of the last error, without its words: they may quote what somebody wrote. */
  readonly error: string;
  readonly failedAt: Date;
}

export type FailedJob = Pick<DeadLetter, 'eventId' | 'handler' | 'kind' | 'attempts' | 'error' | 'failedAt'>;

/**
 * Jobs that could not be done: kept in the database, whatever becomes of the queue, until somebody has removed the cause
 * and has them tried again.
 */
@Injectable()
export class DeadLetters {
  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  /** Keeps one; of the same job, the latest failure. Nothing when the event is gone with its organization. */
  async keep(context: SystemContext, job: FailedJob): Promise<void> {
    await this.db.transaction(context, async (tx) => {
      const open = { id: job.eventId, handledAt: IsNull() };
      if ((await tx.repository(OutboxEntity).update(open, { hasDeadLetter: true })) === 0) return;
      await tx.query(
        `insert into dead_letter (organization_id, id, event_id, handler, kind, attempts, error, failed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (organization_id, event_id, handler) do update
           set attempts = excluded.attempts, error = excluded.error, failed_at = excluded.failed_at`,
        [
          tx.organizationId,
          newId<DeadLetterId>(),
          job.eventId,
          job.handler,
          job.kind,
          job.attempts,
          job.error,
          job.failedAt,
        ],
      );
    });
  }

  /**
   * Newest first.
   * @param after the last one of the page before; null for the first page
   */
  list(most: number, after: DeadLetterId | null = null): Promise<DeadLetter[]> {
    return this.db.global<DeadLetter>(
      `select organization_id as "organizationId", id, event_id as "eventId", event, handler, kind, attempts, error,
         failed_at as "failedAt"
       from dead_letters($1, $2)`,
      [after, most],
    );
  }

  /** Has one tried again, as often as a new job. @returns false when there is no such dead letter */
  async retry(id: DeadLetterId): Promise<boolean> {
    return (await this.release([id])) === 1;
  }

  /** @returns how many are tried again */
  retryAll(): Promise<number> {
    return this.release(null);
  }

  private async release(ids: readonly DeadLetterId[] | null): Promise<number> {
    const [row] = await this.db.global<{ count: string }>('select dead_letters_retry($1) as count', [ids]);
    return Number(row?.count ?? 0);
  }
}
