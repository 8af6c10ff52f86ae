import { type NoticeKind, NOTICES } from '@certitude/contracts/notices';
import { BringsJobs, type EventJob } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type Channel, CHANNELS } from './channels/channel';
import { Telling } from './telling.service';

/** What the version before this one called the jobs of its only channel. */
const FORMERLY: Partial<Readonly<Record<NoticeKind, string>>> = {
  'plan-due': 'NotificationJobs.remindersDue',
  'plan-assigned': 'NotificationJobs.planAssigned',
  'response-review': 'NotificationJobs.responseSubmitted',
  'response-decided': 'NotificationJobs.responseReviewed',
  'response-assigned': 'NotificationJobs.responseAssigned',
  'response-invited': 'NotificationJobs.responseInvited',
  'assessment-granted': 'NotificationJobs.assessmentGranted',
  'evidence-decided': 'NotificationJobs.evidenceReviewed',
  'review-asked': 'NotificationJobs.reviewAsked',
};

/** One job for every notice and every channel: `plan-assigned/in-app`. */
@Injectable()
export class NoticeJobs {
  constructor(
    @Inject(Telling) private readonly telling: Telling,
    @Inject(CHANNELS) private readonly channels: readonly Channel[],
  ) {}

  @BringsJobs()
  jobs(): EventJob[] {
    return NOTICES.flatMap((notice) =>
      this.channels.map((channel) => ({
        handler: `${notice.kind}/${channel.name}`,
        formerly: channel.name === 'in-app' ? FORMERLY[notice.kind] : undefined,
        event: notice.event,
        kind: notice.work,
        run: (context, event) => this.telling.tell(context, { notice, channel, event }),
      })),
    );
  }
}
