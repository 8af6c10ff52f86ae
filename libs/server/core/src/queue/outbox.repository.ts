import { type JobEnvelope, type OutboxEventId } from '@certitude/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { type SystemContext, TenantDatabase } from '../database/tenant-database';

interface WaitingRow {
  readonly organization_id: string;
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
}

/** An event that waits for its job, as the table has it: whether it is valid is for the processor to say. */
export type WaitingEvent = { readonly [K in keyof JobEnvelope]: unknown } & {
  readonly id: string;
  readonly name: string;
};

/** The outbox of all organizations. The relay's questions cross them, through functions that were made for it. */
@Injectable()
export class OutboxRepository {
  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  /** Oldest events without a job. */
  async waiting(most: number): Promise<WaitingEvent[]> {
    const rows = await this.db.global<WaitingRow>('select * from outbox_waiting($1)', [most]);
    return rows.map((row) => ({
      id: row.id,
      organizationId: row.organization_id,
      name: row.name,
      payload: row.payload,
    }));
  }

  async markRelayed(ids: readonly string[]): Promise<void> {
    await this.db.global('select outbox_relayed($1)', [ids]);
  }

  /** Whether all handlers have seen it. */
  async isHandled(context: SystemContext, id: OutboxEventId): Promise<boolean> {
    const [row] = await this.db.transaction(context, (tx) =>
      tx.query<{ handled: boolean }>(
        'select handled_at is not null as handled from outbox where organization_id = $1 and id = $2',
        [context.organizationId, id],
      ),
    );
    return row?.handled ?? false;
  }

  async markHandled(context: SystemContext, id: OutboxEventId, at: Date): Promise<void> {
    await this.db.transaction(context, (tx) =>
      tx.query('update outbox set handled_at = $3 where organization_id = $1 and id = $2 and handled_at is null', [
        context.organizationId,
        id,
        at,
      ]),
    );
  }

  /** Hands events to the relay again whose job was given out before that moment and that nobody has handled. */
  async relayAgain(relayedBefore: Date): Promise<number> {
    const [row] = await this.db.global<{ count: string }>('select outbox_relay_again($1) as count', [relayedBefore]);
    return Number(row?.count ?? 0);
  }

  /** Deletes what was handled before that moment. */
  async forget(handledBefore: Date): Promise<number> {
    const [row] = await this.db.global<{ count: string }>('select outbox_forget($1) as count', [handledBefore]);
    return Number(row?.count ?? 0);
  }
}
