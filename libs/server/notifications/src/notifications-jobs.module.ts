import { RemindersModule } from '@certitude/server/improvement';
import { ModelsModule } from '@certitude/server/models';
import { Module } from '@nestjs/common';
import { News } from './news.service';
import { Notices } from './notices.service';
import { NotificationJobs } from './notification.jobs';
import { NotificationsModule } from './notifications.module';
import { SubjectRepository } from './subject.repository';

/** Jobs of the notifications context: one notification per event and person. */
@Module({
  imports: [NotificationsModule, RemindersModule, ModelsModule],
  providers: [SubjectRepository, Notices, News, NotificationJobs],
})
export class NotificationsJobsModule {}
