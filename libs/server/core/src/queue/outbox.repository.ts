import { type OutboxEventId } from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { type SystemContext, TenantDatabase } from '../database/tenant-database';
import { OutboxEntity } from '../entities/outbox.entity';

/** An event that waits for its jobs, as the table has it: whether it is valid is for the processor to say. */
export interface WaitingEvent {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly payload: unknown;
}

/** Which events the relay asks for. */
export interface WaitingQuestion {
  readonly names: readonly string[];
  /** How many of one name and organization the queue may hold. */
  readonly share: number;
  readonly most: number;
}

/** The outbox of all organizations. The relay's questions cross them, through functions that were made for it. */
@Injectable()
export class OutboxRepository {
  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  /** Oldest events without a job, of each organization in turn. */
  waiting({ names, share, most }: WaitingQuestion): Promise<WaitingEvent[]> {
    return this.db.global<WaitingEvent>(
      'select organization_id as "organizationId", id, name, payload from outbox_waiting_of($1, $2, $3)',
      [names, share, most],
    );
  }

  async markRelayed(ids: readonly string[]): Promise<void> {
    await this.db.global('select outbox_relayed($1)', [ids]);
  }

  /** Whether this handler has seen it. */
  async isHandled(context: SystemContext, id: OutboxEventId, handler: string): Promise<boolean> {
    const event = await this.db.transaction(context, (tx) =>
      tx.repository(OutboxEntity).findOne(['handledAt', 'handledBy'], { id }),
    );
    return event !== undefined && (event.handledAt !== null || event.handledBy.includes(handler));
  }

  /**
   * Notes that the handler has seen it.
   * @param all who should see it: once all have, the event is handled
   */
  async markHandled(
    context: SystemContext,
    id: OutboxEventId,
    { handler, all, at }: { readonly handler: string; readonly all: readonly string[]; readonly at: Date },
  ): Promise<void> {
    await this.db.transaction(context, (tx) =>
      tx.query(
        `with given_up as (
           delete from dead_letter where organization_id = $1 and event_id = $2 and handler = $3
         )
         update outbox set handled_at = case when $4::text[] <@ (handled_by || $3::text) then $5::timestamptz end,
           handled_by = array_remove(handled_by, $3::text) || $3::text
         where organization_id = $1 and id = $2 and handled_at is null`,
        [context.organizationId, id, handler, all, at],
      ),
    );
  }

  /**
   * Hands events to the relay again whose jobs were given out before that moment, and that one of these handlers has
   * neither handled nor given up.
   */
  async relayAgain(
    relayedBefore: Date,
    jobs: readonly { readonly event: string; readonly handler: string }[],
  ): Promise<number> {
    const [row] = await this.db.global<{ count: string }>('select outbox_relay_again_of($1, $2, $3) as count', [
      relayedBefore,
      jobs.map(({ event }) => event),
      jobs.map(({ handler }) => handler),
    ]);
    return Number(row?.count ?? 0);
  }

  /** Deletes what was handled before that moment. */
  async forget(handledBefore: Date): Promise<number> {
    const [row] = await this.db.global<{ count: string }>('select outbox_forget($1) as count', [handledBefore]);
    return Number(row?.count ?? 0);
  }
}
