import { Clock, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type DemoCast } from './demo-context';

/** What happened in the demo before anybody looked at it. */
@Injectable()
export class DemoPast {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Nobody is told of the reviews and assignments so far: months of them would all be news of the first minute. */
  async close({ petra }: DemoCast): Promise<void> {
    await this.db.transaction(petra, (tx) =>
      tx.query(
        `update outbox set relayed_at = $1, handled_at = $1 where handled_at is null and name <> 'note.compact'`,
        [this.clock.now()],
      ),
    );
  }
}
