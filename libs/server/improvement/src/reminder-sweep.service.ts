import { type OrganizationId, type ReminderId } from '@certitude/contracts';
import { Events, newId, type SystemContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { catchUp } from './reminder-ladder';
import { ReminderRepository } from './reminder.repository';

const BATCH = 500;

/** Finds the reminders that are due and announces each, once. */
@Injectable()
export class ReminderSweep {
  private readonly logger = new Logger('Reminders');

  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ReminderRepository) private readonly reminders: ReminderRepository,
    @Inject(Events) private readonly events: Events,
  ) {}

  /** @returns how many people are to be told of a plan */
  async run(now: Date): Promise<number> {
    let announced = 0;
    for (;;) {
      const due = await this.reminders.due(now, BATCH);
      const byOrganization = Map.groupBy(due, ({ organizationId }) => organizationId);
      let settled = 0;
      for (const [organizationId, reminders] of byOrganization) {
        const outcome = await this.announceAll(
          organizationId,
          reminders.map(({ id }) => id),
          now,
        );
        announced += outcome.announced;
        settled += outcome.settled;
      }
      // Nothing settled: what is left cannot be dealt with now.
      if (due.length < BATCH || settled === 0) return announced;
    }
  }

  /** One organization's trouble is not another one's. */
  private async announceAll(organizationId: OrganizationId, ids: readonly ReminderId[], now: Date) {
    try {
      return await this.announce({ organizationId, actor: null, requestId: newId() }, ids, now);
    } catch (error) {
      this.logger.error(
        `Reminders of ${organizationId} wait: ${error instanceof Error ? error.message : String(error)}`,
      );
      return { announced: 0, settled: 0 };
    }
  }

  private announce(context: SystemContext, ids: readonly ReminderId[], now: Date) {
    return this.db.transaction(context, async (tx) => {
      const due = await this.reminders.lockDue(tx, ids, now);
      const { send, passOver } = catchUp(due);
      await this.reminders.setState(tx, passOver, 'cancelled');
      await this.reminders.setState(tx, send, 'enqueued');
      for (const reminderId of send) await this.events.publish(tx, 'reminder.due', { reminderId });
      return { announced: send.length, settled: due.length };
    });
  }
}
