import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NotificationEntity } from './entities/notification.entity';
import { NotificationRepository } from './notification.repository';
import { Notifications } from './notifications.service';
import { Readers } from './readers.repository';

/** Notifications of people. */
@Module({
  imports: [TypeOrmModule.forFeature([NotificationEntity])],
  providers: [NotificationRepository, Notifications, Readers],
  exports: [NotificationRepository, Notifications, Readers],
})
export class NotificationsModule {}
