import { type AccountId, MOST_TOLD, type NotificationId } from '@certitude/contracts';
import { Bus, type SystemContext } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type AddressedNotice, type Channel } from './channel';

/** The bell of the web application. A notice is in its list already; open browsers are told to look. */
@Injectable()
export class InAppChannel implements Channel {
  readonly name = 'in-app';

  constructor(@Inject(Bus) private readonly bus: Bus) {}

  async deliver(
    { organizationId }: SystemContext,
    notices: readonly AddressedNotice[],
  ): Promise<readonly NotificationId[]> {
    const told = notices.map(({ id, recipient }): [AccountId, NotificationId] => [recipient, id]);
    for (let at = 0; at < told.length; at += MOST_TOLD)
      this.bus.publish({ topic: 'notification', organizationId, told: told.slice(at, at + MOST_TOLD) });
    return notices.map(({ id }) => id);
  }
}
