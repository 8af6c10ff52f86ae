import { type AccountId } from '@certitude/contracts';
import { Bus, Clock, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type NoticeText } from './notice-texts';
import { NotificationRepository } from './notification.repository';

/** Who hears of what, and because of what. */
export interface Notice extends NoticeText {
  /** People who may want to know; the same one twice is fine. */
  readonly recipients: readonly (AccountId | null)[];
  /** Who did it and therefore knows; null when nobody did. */
  readonly by: AccountId | null;
  readonly cause: string;
}

/** Tells people: once per cause, never themselves, never former members. */
@Injectable()
export class Notices {
  constructor(
    @Inject(NotificationRepository) private readonly notifications: NotificationRepository,
    @Inject(Bus) private readonly bus: Bus,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Adds the notifications in the caller's transaction; open browsers hear of them after COMMIT. */
  async tell(tx: TenantTransaction, { recipients, by, ...notice }: Notice): Promise<void> {
    const people = new Set(recipients.filter((person): person is AccountId => person !== null && person !== by));
    if (people.size === 0) return;
    const added = await this.notifications.insert(tx, { ...notice, recipients: [...people], at: this.clock.now() });
    const { organizationId } = tx;
    tx.afterCommit(() => {
      for (const { id, recipient } of added)
        this.bus.publish({ topic: 'notification', organizationId, accountId: recipient, notificationId: id });
    });
  }
}
