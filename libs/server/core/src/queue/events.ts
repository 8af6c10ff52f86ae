import { EVENTS, type EventName, type EventPayload, type OutboxEventId } from '@certitude/contracts';
import { Injectable } from '@nestjs/common';
import { type TenantTransaction } from '../database/tenant-database';
import { newId } from '../ids';

/** Announces what happened, in the transaction that made it happen (transactional outbox). */
@Injectable()
export class Events {
  /**
   * Writes an event. After COMMIT the relay makes exactly one job of it, whose id is the event's.
   * @throws ZodError when the payload does not fit the event's contract
   */
  async publish<N extends EventName>(tx: TenantTransaction, name: N, payload: EventPayload<N>): Promise<void> {
    await tx.query('insert into outbox (organization_id, id, name, payload) values ($1, $2, $3, $4)', [
      tx.organizationId,
      newId<OutboxEventId>(),
      name,
      JSON.stringify(EVENTS[name].parse(payload)),
    ]);
  }
}
