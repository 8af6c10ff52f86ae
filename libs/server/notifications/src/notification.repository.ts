import { type AccountId, type AssessmentId, type NotificationId, type NotificationView } from '@certitude/contracts';
import { type NoticeSubject, type NoticeWords, wordsOf } from '@certitude/contracts/notices';
import { newId, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** What somebody was told. What it tells is kept; the sentence is of versions before, or for them. */
export interface NotificationRow {
  readonly id: NotificationId;
  readonly organizationId: NotificationView['organizationId'];
  readonly kind: NotificationView['kind'];
  readonly subjectType: NoticeSubject['type'] | null;
  readonly subjectId: string | null;
  readonly parameters: unknown;
  readonly title: string | null;
  readonly link: string | null;
  readonly assessmentId: AssessmentId | null;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** The assessments whose notices somebody may still see; null for those who see everything, and more than assessments. */
export type NoticeScope = readonly AssessmentId[] | null;

export interface NewNotice {
  readonly recipient: AccountId;
  readonly kind: string;
  readonly subject: NoticeSubject;
  readonly parameters: object;
  /** Where it happened; null for what only those see who see everything. */
  readonly assessmentId: AssessmentId | null;
  /** What it tells of: the same cause never makes a second notification for one person. */
  readonly cause: string;
}

/** Columns of `NotificationRow`, of the table as `n`. */
export const NOTIFICATION_COLUMNS = `n.id, n.organization_id as "organizationId", n.kind, n.subject_type as "subjectType",
  n.subject_id as "subjectId", n.parameters, n.title, n.link, n.assessment_id as "assessmentId",
  n.created_at as "createdAt", n.read_at as "readAt"`;

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
      `select ${NOTIFICATION_COLUMNS} from notification n where n.recipient_id = $1 and ${within('$4')} and ($2::uuid is null or n.id < $2)
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

  /** Adds what its recipient has not heard of, all in one statement. */
  async insert(tx: TenantTransaction, notices: readonly NewNotice[], at: Date): Promise<void> {
    const { organizationId } = tx;
    // For processes of the version before, which read nothing else.
    const words = notices.map((notice) => wordsOf({ organizationId, ...notice }));
    await tx.query(
      `insert into notification (organization_id, recipient_id, id, kind, subject_type, subject_id, parameters, title, link,
         cause, assessment_id, created_at)
       select $1, n.account_id, n.id, n.kind, n.subject_type, n.subject_id, n.parameters, n.title, n.link, n.cause,
         n.assessment_id, $2
       from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::uuid[], $8::jsonb[], $9::text[], $10::text[],
           $11::text[], $12::uuid[])
         as n(account_id, id, kind, subject_type, subject_id, parameters, title, link, cause, assessment_id)
       on conflict (organization_id, recipient_id, cause) do nothing`,
      [
        organizationId,
        at,
        notices.map(({ recipient }) => recipient),
        notices.map(() => newId<NotificationId>()),
        notices.map(({ kind }) => kind),
        notices.map(({ subject }) => subject.type),
        notices.map(({ subject }) => subject.id),
        notices.map(({ parameters }) => JSON.stringify(parameters)),
        words.map((said) => said?.title),
        words.map((said) => said?.link),
        notices.map(({ cause }) => cause),
        notices.map(({ assessmentId }) => assessmentId),
      ],
    );
  }

  async find(tx: TenantTransaction, recipient: AccountId, id: NotificationId): Promise<NotificationRow | undefined> {
    const [row] = await tx.query<NotificationRow>(
      `select ${NOTIFICATION_COLUMNS} from notification n where n.recipient_id = $1 and n.id = $2`,
      [recipient, id],
    );
    return row;
  }
}

/** What a notice says: made of what it keeps, or the sentence that a version before wrote. */
export function wordsOfRow(row: NotificationRow): NoticeWords {
  const { subjectType: type, subjectId: id } = row;
  const made = type !== null && id !== null ? wordsOf({ ...row, subject: { type, id } }) : undefined;
  return made ?? { title: row.title ?? '', link: row.link ?? `/o/${row.organizationId}` };
}

export const toView = (row: NotificationRow): NotificationView => ({
  id: row.id,
  organizationId: row.organizationId,
  kind: row.kind,
  ...wordsOfRow(row),
  createdAt: row.createdAt.toISOString(),
  readAt: row.readAt?.toISOString() ?? null,
});
