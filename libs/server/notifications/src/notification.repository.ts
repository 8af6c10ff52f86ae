import { type AccountId, type AssessmentId, type NotificationId, type NotificationView } from '@certitude/contracts';
import { newId, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { type NoticeText } from './notice-texts';

export type NotificationRow = Omit<NotificationView, 'createdAt' | 'readAt'> & {
  readonly createdAt: Date;
  readonly readAt: Date | null;
};

/** The assessments whose notices somebody may still see; null for those who see everything, and more than assessments. */
export type NoticeScope = readonly AssessmentId[] | null;

export interface NewNotice extends NoticeText {
  readonly recipient: AccountId;
  /** Where it happened; null for what only those see who see everything. */
  readonly assessmentId: AssessmentId | null;
  /** What it tells of: the same cause never makes a second notification for one person. */
  readonly cause: string;
}

const COLUMNS = `n.id, n.organization_id as "organizationId", n.kind, n.title, n.link, n.created_at as "createdAt",
  n.read_at as "readAt"`;

const within = (parameter: string): string => `(${parameter}::uuid[] is null or n.assessment_id = any (${parameter}))`;

/** Whose notices, and of which assessments. */
export interface NoticeReader {
  readonly id: AccountId;
  readonly scope: NoticeScope;
}

/** Notifications of the transaction's organization; a person's own are asked for with their account. */
@Injectable()
export class NotificationRepository {
  /** Newest first. */
  page(
    tx: TenantTransaction,
    reader: NoticeReader,
    after: NotificationId | null,
    most: number,
  ): Promise<NotificationRow[]> {
    return tx.query<NotificationRow>(
      `select ${COLUMNS} from notification n where n.recipient_id = $1 and ${within('$4')} and ($2::uuid is null or n.id < $2)
       order by n.id desc limit $3`,
      [reader.id, after, most, reader.scope],
    );
  }

  async countUnread(tx: TenantTransaction, reader: NoticeReader): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `select count(*)::int as count from notification n
       where n.recipient_id = $1 and n.read_at is null and ${within('$2')}`,
      [reader.id, reader.scope],
    );
    return row?.count ?? 0;
  }

  /** @returns whether the person has such a notification */
  async markRead(tx: TenantTransaction, reader: NoticeReader, id: NotificationId, at: Date): Promise<boolean> {
    const rows = await tx.query(
      `update notification n set read_at = coalesce(n.read_at, $3)
       where n.recipient_id = $1 and n.id = $2 and ${within('$4')} returning 1`,
      [reader.id, id, at, reader.scope],
    );
    return rows.length === 1;
  }

  async markAllRead(tx: TenantTransaction, recipient: AccountId, at: Date): Promise<void> {
    await tx.query('update notification set read_at = $2 where recipient_id = $1 and read_at is null', [recipient, at]);
  }

  /**
   * Adds those whose recipient is a current member and has not heard of the cause, all in one statement.
   * @returns what was added
   */
  insert(
    tx: TenantTransaction,
    notices: readonly NewNotice[],
    at: Date,
  ): Promise<{ id: NotificationId; recipient: AccountId }[]> {
    return tx.query(
      `insert into notification (organization_id, recipient_id, id, kind, title, link, cause, created_at,
         assessment_id)
       select $1, m.account_id, n.id, n.kind, n.title, n.link, n.cause, $2, n.assessment_id
       from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[])
         as n(account_id, id, kind, title, link, cause, assessment_id)
       join member m on m.organization_id = $1 and m.account_id = n.account_id and m.removed_at is null
       on conflict (organization_id, recipient_id, cause) do nothing
       returning id, recipient_id as recipient`,
      [
        tx.organizationId,
        at,
        notices.map(({ recipient }) => recipient),
        notices.map(() => newId<NotificationId>()),
        notices.map(({ kind }) => kind),
        notices.map(({ title }) => title),
        notices.map(({ link }) => link),
        notices.map(({ cause }) => cause),
        notices.map(({ assessmentId }) => assessmentId),
      ],
    );
  }

  /** A notification of a person who is still a member. */
  async findForMember(
    tx: TenantTransaction,
    recipient: AccountId,
    id: NotificationId,
  ): Promise<{ readonly notification: NotificationRow; readonly assessmentId: AssessmentId | null } | undefined> {
    const [row] = await tx.query<NotificationRow & { readonly assessmentId: AssessmentId | null }>(
      `select ${COLUMNS}, n.assessment_id as "assessmentId" from notification n
       join member m on m.organization_id = n.organization_id and m.account_id = n.recipient_id and m.removed_at is null
       where n.recipient_id = $1 and n.id = $2`,
      [recipient, id],
    );
    if (!row) return undefined;
    const { assessmentId, ...notification } = row;
    return { notification, assessmentId };
  }
}

export const toView = (row: NotificationRow): NotificationView => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
});
