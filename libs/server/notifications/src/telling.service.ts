import { causeOf, type Notice, type NoticedEvent } from '@certitude/contracts/notices';
import { Clock, type SystemContext, TenantDatabase, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type AddressedNotice, type Channel } from './channels/channel';
import { DeliveryRepository } from './delivery.repository';
import { NoticeFacts } from './notice-facts';
import { type NewNotice, NotificationRepository, wordsOfRow } from './notification.repository';
import { Readers } from './readers';

/** One notice by one channel, because of one event: what one job does. */
export interface Errand {
  readonly notice: Notice;
  readonly channel: Channel;
  readonly event: NoticedEvent;
}

/** Tells people: once per cause and channel, never themselves, never former members, never of what they may not open. */
@Injectable()
export class Telling {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(NoticeFacts) private readonly facts: NoticeFacts,
    @Inject(Readers) private readonly readers: Readers,
    @Inject(NotificationRepository) private readonly notifications: NotificationRepository,
    @Inject(DeliveryRepository) private readonly deliveries: DeliveryRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Again, when it failed, for those who were not reached. @throws NotReached when there are any */
  async tell(context: SystemContext, errand: Errand): Promise<void> {
    const { channel } = errand;
    const due = await this.db.transaction(context, (tx) => this.begin(tx, errand));
    if (due.length === 0) return;
    // Nothing slow inside a transaction.
    const brought = await channel.deliver(context, due);
    await this.db.transaction(context, (tx) => this.deliveries.succeed(tx, channel.name, brought, this.clock.now()));
    if (brought.length < due.length)
      throw new NotReached(`${channel.name} did not reach ${due.length - brought.length} of ${due.length}.`);
  }

  private async begin(tx: TenantTransaction, { notice, channel, event }: Errand): Promise<AddressedNotice[]> {
    const notices = await this.readers.readable(tx, await this.noticesOf(tx, notice, event));
    if (notices.length === 0) return [];
    const now = this.clock.now();
    await this.notifications.insert(tx, notices, now);
    const due = await this.deliveries.begin(tx, channel.name, notices, now);
    return due.map((row) => ({ id: row.id, recipient: row.recipient, ...wordsOfRow(row) }));
  }

  /** One for each person who may want to know of what is still so. */
  private async noticesOf(tx: TenantTransaction, notice: Notice, event: NoticedEvent): Promise<NewNotice[]> {
    const facts = await this.facts.of(tx, notice.about(event));
    return facts.flatMap((known) => {
      const tidings = notice.tidings(event, known);
      if (!tidings) return [];
      const { recipients, ...told } = tidings;
      const cause = causeOf(notice, tidings);
      return recipients.map((recipient) => ({ ...told, kind: notice.kind, cause, recipient }));
    });
  }
}

class NotReached extends Error {
  override readonly name = 'NotReached';
}
