import { Module } from '@nestjs/common';
import { NotificationRepository } from './notification.repository';
import { Notifications } from './notifications.service';

/** Notifications of people. */
@Module({
  providers: [NotificationRepository, Notifications],
  exports: [NotificationRepository, Notifications],
})
export class NotificationsModule {}
