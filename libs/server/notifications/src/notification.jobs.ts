import { type HappenedEvent, Handles, type SystemContext } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { News } from './news.service';

/** The events that people are told of. */
@Injectable()
export class NotificationJobs {
  constructor(@Inject(News) private readonly news: News) {}

  @Handles('reminder.due', 'reminders')
  remindersDue(context: SystemContext, event: HappenedEvent<'reminder.due'>): Promise<void> {
    return this.news.remindersDue(context, event);
  }

  @Handles('plan.assigned', 'news')
  planAssigned(context: SystemContext, event: HappenedEvent<'plan.assigned'>): Promise<void> {
    return this.news.planAssigned(context, event);
  }

  @Handles('response.submitted', 'news')
  responseSubmitted(context: SystemContext, event: HappenedEvent<'response.submitted'>): Promise<void> {
    return this.news.responseSubmitted(context, event);
  }

  @Handles('response.reviewed', 'news')
  responseReviewed(context: SystemContext, event: HappenedEvent<'response.reviewed'>): Promise<void> {
    return this.news.responseReviewed(context, event);
  }

  @Handles('response.assigned', 'news')
  responseAssigned(context: SystemContext, event: HappenedEvent<'response.assigned'>): Promise<void> {
    return this.news.responseAssigned(context, event);
  }

  @Handles('response.invited', 'news')
  responseInvited(context: SystemContext, event: HappenedEvent<'response.invited'>): Promise<void> {
    return this.news.responseInvited(context, event);
  }

  @Handles('assessment.granted', 'news')
  assessmentGranted(context: SystemContext, event: HappenedEvent<'assessment.granted'>): Promise<void> {
    return this.news.assessmentGranted(context, event);
  }

  @Handles('evidence.reviewed', 'news')
  evidenceReviewed(context: SystemContext, event: HappenedEvent<'evidence.reviewed'>): Promise<void> {
    return this.news.evidenceReviewed(context, event);
  }

  @Handles('review.asked', 'news')
  reviewAsked(context: SystemContext, event: HappenedEvent<'review.asked'>): Promise<void> {
    return this.news.reviewAsked(context, event);
  }
}
