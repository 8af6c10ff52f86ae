import { type Done, type InputOf, notificationsApi, type NotificationsPage } from '@certitude/contracts';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { Notifications } from './notifications.service';

/** One's own notifications. */
@Controller()
export class NotificationsController {
  constructor(@Inject(Notifications) private readonly notifications: Notifications) {}

  @Serves(notificationsApi.list)
  @Can('notification:read')
  list(
    @Context() context: TenantContext,
    @Input() { query }: InputOf<typeof notificationsApi.list>,
  ): Promise<NotificationsPage> {
    return this.notifications.list(context, query);
  }

  @Serves(notificationsApi.read)
  @Can('notification:read')
  read(@Context() context: TenantContext, @Input() { params }: InputOf<typeof notificationsApi.read>): Promise<Done> {
    return this.notifications.read(context, params.notificationId);
  }

  @Serves(notificationsApi.readAll)
  @Can('notification:read')
  readAll(@Context() context: TenantContext): Promise<Done> {
    return this.notifications.readAll(context);
  }
}
