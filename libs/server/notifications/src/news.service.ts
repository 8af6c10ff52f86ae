import {
  type AccountId,
  type ActionPlanId,
  type AssessmentId,
  type EvidenceId,
  type ResponseId,
} from '@certitude/contracts';
import {
  Clock,
  type HappenedEvent,
  type SystemContext,
  TenantDatabase,
  type TenantTransaction,
} from '@certitude/server/core';
import { Reminders } from '@certitude/server/improvement';
import { ModelReleases, placeTitle } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import {
  askedAboutEvidence,
  askedAboutPlan,
  askedAboutResponse,
  assessmentGranted,
  evidenceReviewed,
  type NoticeText,
  planAssigned,
  planDue,
  responseAssigned,
  responseInvited,
  responseReviewed,
  type ResponseSubject,
  responseSubmitted,
} from './notice-texts';
import { Notices } from './notices.service';
import { type ResponseRow, SubjectRepository } from './subject.repository';

type About<N extends HappenedEvent['name']> = Pick<HappenedEvent<N>, 'id' | 'payload'>;

/** Turns what happened into notifications. What is not there (any more) tells nobody anything. */
@Injectable()
export class News {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(SubjectRepository) private readonly subjects: SubjectRepository,
    @Inject(Notices) private readonly notices: Notices,
    @Inject(Reminders) private readonly reminders: Reminders,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Reminders count as delivered exactly when their notifications are there: one transaction. */
  remindersDue(context: SystemContext, { payload }: About<'reminder.due'>): Promise<void> {
    return this.db.transaction(context, async (tx) => {
      const due = await this.reminders.deliver(tx, payload.reminderIds, this.clock.now());
      const { organizationId } = tx;
      await this.notices.tellAll(
        tx,
        due.map((notice) => ({
          ...planDue({ organizationId, ...notice }, notice.days),
          recipients: [notice.recipient],
          by: null,
          cause: notice.reminderId,
          assessmentId: null,
        })),
      );
    });
  }

  planAssigned(context: SystemContext, { id, payload }: About<'plan.assigned'>): Promise<void> {
    const { planId, by, responsible } = payload;
    return this.db.transaction(context, async (tx) => {
      const plan = await this.subjects.plan(tx, planId);
      // It may have gone on to somebody else meanwhile, who gets a notification of their own.
      if (plan?.responsible !== responsible) return;
      const text = planAssigned({ organizationId: tx.organizationId, planId, ...plan });
      await this.notices.tell(tx, { ...text, recipients: [responsible], by, cause: id, assessmentId: null });
    });
  }

  responseSubmitted(context: SystemContext, { id, payload }: About<'response.submitted'>): Promise<void> {
    return this.aboutResponse(context, payload, (subject) => ({
      text: responseSubmitted(subject),
      recipients: [payload.reviewer],
      cause: id,
    }));
  }

  responseReviewed(context: SystemContext, { id, payload }: About<'response.reviewed'>): Promise<void> {
    return this.aboutResponse(context, payload, (subject, { owner }) => ({
      text: responseReviewed(subject, payload.status),
      recipients: [...payload.authors, owner],
      cause: id,
    }));
  }

  responseAssigned(context: SystemContext, { id, payload }: About<'response.assigned'>): Promise<void> {
    return this.aboutResponse(context, payload, (subject, { owner }) => ({
      text: responseAssigned(subject),
      recipients: owner === payload.owner ? [owner] : [],
      cause: id,
    }));
  }

  /** Unless the invitation was withdrawn meanwhile. */
  responseInvited(context: SystemContext, { id, payload }: About<'response.invited'>): Promise<void> {
    return this.aboutResponse(context, payload, (subject, { contributors }) => ({
      text: responseInvited(subject),
      recipients: contributors.includes(payload.invited) ? [payload.invited] : [],
      cause: id,
    }));
  }

  /** Unless it ended meanwhile. */
  assessmentGranted(context: SystemContext, { id, payload }: About<'assessment.granted'>): Promise<void> {
    const { assessmentId, by, guest } = payload;
    return this.db.transaction(context, async (tx) => {
      const name = await this.subjects.assessmentName(tx, assessmentId);
      if (name === undefined) return;
      const text = assessmentGranted({ organizationId: tx.organizationId, assessmentId, name });
      await this.notices.tell(tx, { ...text, recipients: [guest], by, cause: id, assessmentId });
    });
  }

  evidenceReviewed(context: SystemContext, { id, payload }: About<'evidence.reviewed'>): Promise<void> {
    const { evidenceId, decision, author, by } = payload;
    return this.db.transaction(context, async (tx) => {
      const title = await this.subjects.evidenceTitle(tx, evidenceId);
      if (title === undefined) return;
      const text = evidenceReviewed({ organizationId: tx.organizationId, evidenceId, title }, decision);
      await this.notices.tell(tx, { ...text, recipients: [author], by, cause: id, assessmentId: null });
    });
  }

  /** To guests only of the assessment that they were let into. */
  async reviewAsked(context: SystemContext, { id: cause, payload }: About<'review.asked'>): Promise<void> {
    const { kind, id, assessmentId, by, asked } = payload;
    if (kind === 'response') {
      if (assessmentId === null) return;
      const place = { assessmentId, responseId: id as ResponseId, by };
      await this.aboutResponse(context, place, (subject) => ({
        text: askedAboutResponse(subject),
        recipients: [asked],
        cause,
      }));
      return;
    }
    await this.db.transaction(context, async (tx) => {
      const text = kind === 'plan' ? await this.askedAboutPlan(tx, id) : await this.askedAboutEvidence(tx, id);
      if (text) await this.notices.tell(tx, { ...text, recipients: [asked], by, cause, assessmentId });
    });
  }

  private async askedAboutPlan(tx: TenantTransaction, id: string): Promise<NoticeText | null> {
    const planId = id as ActionPlanId;
    const plan = await this.subjects.plan(tx, planId);
    return plan ? askedAboutPlan({ organizationId: tx.organizationId, planId, ...plan }) : null;
  }

  private async askedAboutEvidence(tx: TenantTransaction, id: string): Promise<NoticeText | null> {
    const evidenceId = id as EvidenceId;
    const title = await this.subjects.evidenceTitle(tx, evidenceId);
    return title === undefined ? null : askedAboutEvidence({ organizationId: tx.organizationId, evidenceId, title });
  }

  private async aboutResponse(
    context: SystemContext,
    place: { readonly assessmentId: AssessmentId; readonly responseId: ResponseId; readonly by: AccountId },
    noticeOf: (subject: ResponseSubject, row: ResponseRow) => ResponseNotice,
  ): Promise<void> {
    const { assessmentId, responseId, by } = place;
    const row = await this.db.transaction(context, (tx) => this.subjects.response(tx, assessmentId, responseId));
    if (!row) return;
    const { model } = await this.releases.get(row.modelReleaseId);
    const { organizationId } = context;
    const { assessmentName } = row;
    const subject = { organizationId, assessmentId, responseId, assessmentName, title: placeTitle(model, row) };
    const { text, recipients, cause } = noticeOf(subject, row);
    await this.db.transaction(context, (tx) => this.notices.tell(tx, { ...text, recipients, by, cause, assessmentId }));
  }
}

interface ResponseNotice {
  readonly text: NoticeText;
  readonly recipients: readonly (AccountId | null)[];
  readonly cause: string;
}
