import {
  type Done,
  type NotificationId,
  type NotificationsPage,
  type NotificationView,
  type PageQuery,
} from '@certitude/contracts';
import { AssessmentAccess, scopeIds } from '@certitude/server/assessments';
import {
  Clock,
  cursorId,
  requireThat,
  type TenantContext,
  TenantDatabase,
  type PersonTransaction,
  toPage,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type NoticeReader, NotificationRepository, toView } from './notification.repository';

/** A person's own notifications in an organization. */
@Injectable()
export class Notifications {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(NotificationRepository) private readonly notifications: NotificationRepository,
    @Inject(AssessmentAccess) private readonly access: AssessmentAccess,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Newest first, with the number of all that are unread. What happened where somebody was let in ends with that. */
  list(context: TenantContext, { limit, after }: PageQuery): Promise<NotificationsPage> {
    const from = cursorId<NotificationId>(after);
    return this.db.transaction(context, async (tx) => {
      const reader = await this.reader(tx);
      const rows = await this.notifications.page(tx, reader, from, limit + 1);
      const unread = await this.notifications.countUnread(tx, reader);
      return { ...toPage<NotificationView>(rows.map(toView), limit, ({ id }) => id), unread };
    });
  }

  /** @throws AppError `not-found` for another person's too */
  read(context: TenantContext, id: NotificationId): Promise<Done> {
    return this.db.transaction(context, async (tx) => {
      const reader = await this.reader(tx);
      requireThat(await this.notifications.markRead(tx, reader, id, this.clock.now()), 'not-found');
      return { done: true };
    });
  }

  readAll(context: TenantContext): Promise<Done> {
    return this.db.transaction(context, async (tx) => {
      await this.notifications.markAllRead(tx, context.actor.id, this.clock.now());
      return { done: true };
    });
  }

  private async reader(tx: PersonTransaction): Promise<NoticeReader> {
    return { id: tx.context.actor.id, scope: scopeIds(await this.access.scope(tx)) };
  }
}
