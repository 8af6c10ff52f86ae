import { Module } from '@nestjs/common';
import { NotificationRepository } from './notification.repository';
import { Notifications } from './notifications.service';
import { Readers } from './readers.repository';

/** Notifications of people. */
@Module({
  providers: [NotificationRepository, Notifications, Readers],
  exports: [NotificationRepository, Notifications, Readers],
})
export class NotificationsModule {}
