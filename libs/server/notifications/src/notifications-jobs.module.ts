import { NoticedResponsesModule } from '@certitude/server/answering';
import { NoticedAssessmentsModule } from '@certitude/server/assessments';
import { NoticedEvidenceModule } from '@certitude/server/evidence';
import { NoticedPlansModule } from '@certitude/server/improvement';
import { Module } from '@nestjs/common';
import { type Channel, CHANNELS } from './channels/channel';
import { InAppChannel } from './channels/in-app.channel';
import { DeliveryRepository } from './delivery.repository';
import { NoticeFacts } from './notice-facts';
import { NoticeJobs } from './notice.jobs';
import { NotificationsModule } from './notifications.module';
import { Telling } from './telling.service';

/** Jobs of the notifications context: every notice, by every channel. */
@Module({
  imports: [
    NotificationsModule,
    NoticedAssessmentsModule,
    NoticedResponsesModule,
    NoticedPlansModule,
    NoticedEvidenceModule,
  ],
  providers: [
    NoticeFacts,
    DeliveryRepository,
    Telling,
    NoticeJobs,
    InAppChannel,
    { provide: CHANNELS, inject: [InAppChannel], useFactory: (...channels: Channel[]) => channels },
  ],
})
export class NotificationsJobsModule {}
