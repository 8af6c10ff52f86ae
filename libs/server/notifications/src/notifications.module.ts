import { AssessmentAccessModule } from '@certitude/server/assessments';
import { MemberRolesModule } from '@certitude/server/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { NotificationDeliveryEntity } from './entities/notification-delivery.entity';
import { NotificationEntity } from './entities/notification.entity';
import { NotificationRepository } from './notification.repository';
import { Notifications } from './notifications.service';
import { Readers } from './readers';

/** Notifications of people. */
@Module({
  imports: [
    TypeOrmModule.forFeature([NotificationDeliveryEntity, NotificationEntity]),
    AssessmentAccessModule,
    MemberRolesModule,
  ],
  providers: [NotificationRepository, Notifications, Readers],
  exports: [NotificationRepository, Notifications, Readers],
})
export class NotificationsModule {}
