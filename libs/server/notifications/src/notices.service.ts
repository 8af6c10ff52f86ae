import { type AccountId, type AssessmentId, MOST_TOLD, type NotificationId } from '@certitude/contracts';
import { Bus, Clock, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type NoticeText } from './notice-texts';
import { type NewNotice, NotificationRepository } from './notification.repository';
import { Readers } from './readers.repository';

/** Who hears of what, and because of what. */
export interface Notice extends NoticeText {
  /** People who may want to know; the same one twice is fine. */
  readonly recipients: readonly (AccountId | null)[];
  /** Who did it and therefore knows; null when nobody did. */
  readonly by: AccountId | null;
  readonly cause: string;
  /** Where it happened; null for what is not about one assessment, and not for guests. */
  readonly assessmentId: AssessmentId | null;
}

/** Tells people: once per cause, never themselves, never former members, never of what they may not open. */
@Injectable()
export class Notices {
  constructor(
    @Inject(NotificationRepository) private readonly notifications: NotificationRepository,
    @Inject(Readers) private readonly readers: Readers,
    @Inject(Bus) private readonly bus: Bus,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Adds the notifications in the caller's transaction; open browsers hear of them after COMMIT. */
  tell(tx: TenantTransaction, notice: Notice): Promise<void> {
    return this.tellAll(tx, [notice]);
  }

  /** The same for many notices at once, in as few statements as for one. */
  async tellAll(tx: TenantTransaction, notices: readonly Notice[]): Promise<void> {
    const lines: NewNotice[] = [];
    for (const [assessmentId, here] of Map.groupBy(notices, (notice) => notice.assessmentId))
      lines.push(...(await this.linesFor(tx, assessmentId, here)));
    if (lines.length === 0) return;
    const added = await this.notifications.insert(tx, lines, this.clock.now());
    const { organizationId } = tx;
    const told = added.map(({ id, recipient }): [AccountId, NotificationId] => [recipient, id]);
    tx.afterCommit(() => {
      for (let at = 0; at < told.length; at += MOST_TOLD)
        this.bus.publish({ topic: 'notification', organizationId, told: told.slice(at, at + MOST_TOLD) });
    });
  }

  /** One for each person who may read it. */
  private async linesFor(
    tx: TenantTransaction,
    assessmentId: AssessmentId | null,
    notices: readonly Notice[],
  ): Promise<NewNotice[]> {
    const addressed = notices.flatMap((notice) => peopleOf(notice).map((recipient) => ({ ...notice, recipient })));
    const people = [...new Set(addressed.map(({ recipient }) => recipient))];
    const readers = new Set(people.length > 0 ? await this.readers.among(tx, people, assessmentId) : []);
    return addressed.filter(({ recipient }) => readers.has(recipient));
  }
}

const peopleOf = ({ recipients, by }: Notice): AccountId[] => [
  ...new Set(recipients.filter((person): person is AccountId => person !== null && person !== by)),
];
