import { MOST_RECIPIENTS, type OrganizationId, type ReminderId } from '@certitude/contracts';
import {
  errorClassOf,
  Events,
  newId,
  type SystemContext,
  TenantDatabase,
  type TenantTransaction,
} from '@certitude/server/core';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { catchUp } from './reminder-ladder';
import { ReminderRepository } from './reminder.repository';

/** Reminders of one organization that are looked at in its turn. */
const TURN = 500;
/** Turns of each organization in one run; what is left is the next run's. */
const TURNS = 20;
/** Organizations that are asked for at once. */
const PAGE = 500;

/**
 * Finds the reminders that are due and announces each, once. Organizations take turns, each in transactions of its own: the
 * trouble of one is its own, and a flood in one does not keep the others waiting.
 */
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
    let waiting = await this.organizations(now);
    for (let turn = 0; turn < TURNS && waiting.length > 0; turn++) {
      const more: OrganizationId[] = [];
      for (const organizationId of waiting) {
        const outcome = await this.takeTurn(organizationId, now);
        announced += outcome.announced;
        if (outcome.hasMore) more.push(organizationId);
      }
      waiting = more;
    }
    return announced;
  }

  private async organizations(now: Date): Promise<OrganizationId[]> {
    const all: OrganizationId[] = [];
    for (;;) {
      const page = await this.reminders.organizationsWithDue(now, all.at(-1) ?? null, PAGE);
      all.push(...page);
      if (page.length < PAGE) return all;
    }
  }

  /** One organization's trouble is not another one's: it waits for the next run. */
  private async takeTurn(organizationId: OrganizationId, now: Date) {
    try {
      return await this.announce({ organizationId, actor: null, requestId: newId() }, now);
    } catch (error) {
      this.logger.error(`Reminders of ${organizationId} wait: ${errorClassOf(error)}`);
      return { announced: 0, hasMore: false };
    }
  }

  private announce(context: SystemContext, now: Date) {
    return this.db.transaction(context, async (tx) => {
      const ids = await this.reminders.due(tx, now, TURN);
      const { send, passOver } = catchUp(await this.reminders.lockDue(tx, ids, now));
      await this.reminders.setState(tx, passOver, 'cancelled');
      await this.reminders.setState(tx, send, 'enqueued');
      await this.publish(tx, send);
      return { announced: send.length, hasMore: ids.length === TURN };
    });
  }

  /** In as few jobs as may carry them. */
  private async publish(tx: TenantTransaction, ids: readonly ReminderId[]): Promise<void> {
    for (let at = 0; at < ids.length; at += MOST_RECIPIENTS)
      await this.events.publish(tx, 'reminder.due', { reminderIds: ids.slice(at, at + MOST_RECIPIENTS) });
  }
}
