import { AssessmentAccessModule } from '@certitude/server/assessments';
import { MemberRolesModule } from '@certitude/server/organizations';
import { Module } from '@nestjs/common';
import { NotificationRepository } from './notification.repository';
import { Notifications } from './notifications.service';
import { Readers } from './readers';

/** Notifications of people. */
@Module({
  imports: [AssessmentAccessModule, MemberRolesModule],
  providers: [NotificationRepository, Notifications, Readers],
  exports: [NotificationRepository, Notifications, Readers],
})
export class NotificationsModule {}
