import { type AccountId } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** Somebody who has just joined by an invitation. */
export interface Arrival {
  readonly accountId: AccountId;
  readonly invitedBy: AccountId;
  /** Names under which something waits for them. */
  readonly names: readonly string[];
}
export type OnArrival = (tx: TenantTransaction, arrival: Arrival) => Promise<void>;

/** What other contexts keep for people who are no members yet: handed over in the transaction in which they join. */
@Injectable()
export class Arrivals {
  private readonly handlers: OnArrival[] = [];

  /** For a context, when it starts. */
  expect(handler: OnArrival): void {
    this.handlers.push(handler);
  }

  async tell(tx: TenantTransaction, arrival: Arrival): Promise<void> {
    if (arrival.names.length === 0) return;
    for (const handler of this.handlers) await handler(tx, arrival);
  }
}
