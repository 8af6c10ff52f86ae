import { type AccountId, type AssessmentId } from '@certitude/contracts';
import { Bus, Clock, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type NoticeText } from './notice-texts';
import { NotificationRepository } from './notification.repository';
import { Readers } from './readers.repository';

/** Who hears of what, and because of what. */
export interface Notice extends NoticeText {
  /** People who may want to know; the same one twice is fine. */
  readonly recipients: readonly (AccountId | null)[];
  /** Who did it and therefore knows; null when nobody did. */
  readonly by: AccountId | null;
  readonly cause: string;
  /** Where it happened; null for what is not about one assessment, and not for guests. */
  readonly assessmentId: AssessmentId | null;
}

/** Tells people: once per cause, never themselves, never former members, never of what they may not open. */
@Injectable()
export class Notices {
  constructor(
    @Inject(NotificationRepository) private readonly notifications: NotificationRepository,
    @Inject(Readers) private readonly readers: Readers,
    @Inject(Bus) private readonly bus: Bus,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Adds the notifications in the caller's transaction; open browsers hear of them after COMMIT. */
  async tell(tx: TenantTransaction, { recipients, by, assessmentId, ...notice }: Notice): Promise<void> {
    const people = new Set(recipients.filter((person): person is AccountId => person !== null && person !== by));
    const readers = people.size > 0 ? await this.readers.among(tx, [...people], assessmentId) : [];
    if (readers.length === 0) return;
    const added = await this.notifications.insert(tx, { ...notice, recipients: readers, at: this.clock.now() });
    const { organizationId } = tx;
    tx.afterCommit(() => {
      for (const { id, recipient } of added)
        this.bus.publish({ topic: 'notification', organizationId, accountId: recipient, notificationId: id });
    });
  }
}
