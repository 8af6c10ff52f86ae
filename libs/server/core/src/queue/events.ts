import {
  EVENTS,
  type EventName,
  type EventPayload,
  type OrganizationId,
  type OutboxEventId,
} from '@certitude/contracts';
import { Injectable } from '@nestjs/common';
import { type Statement, type Step } from '../database/statement-batch';
import { type TenantTransaction } from '../database/tenant-database';
import { newId } from '../ids';

const PUBLISH: Statement<never> = {
  name: 'publish-event',
  text: 'insert into outbox (organization_id, id, name, payload) values ($1, $2, $3, $4)',
};

/** Announces what happened, in the transaction that made it happen (transactional outbox). */
@Injectable()
export class Events {
  /**
   * Writes an event. After COMMIT the relay makes exactly one job of it, whose id is the event's.
   * @throws ZodError when the payload does not fit the event's contract
   */
  async publish<N extends EventName>(tx: TenantTransaction, name: N, payload: EventPayload<N>): Promise<void> {
    const { statement, values } = this.step(tx.organizationId, name, payload);
    await tx.query(statement.text, values);
  }

  /**
   * The same as a step of a batch.
   * @throws ZodError when the payload does not fit the event's contract
   */
  step<N extends EventName>(organizationId: OrganizationId, name: N, payload: EventPayload<N>): Step<never> {
    const text = JSON.stringify(EVENTS[name].parse(payload));
    return { statement: PUBLISH, values: [organizationId, newId<OutboxEventId>(), name, text] };
  }
}
