import { Module } from '@nestjs/common';
import { NotificationPush } from './notification-push.service';
import { NotificationsController } from './notifications.controller';
import { NotificationsGateway } from './notifications.gateway';
import { NotificationsModule } from './notifications.module';

/** HTTP and socket doors of the notifications context. */
@Module({
  imports: [NotificationsModule],
  controllers: [NotificationsController],
  providers: [NotificationPush, NotificationsGateway],
})
export class NotificationsHttpModule {}
