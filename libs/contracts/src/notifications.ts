import * as z from 'zod';
import { NotificationId, OrganizationId } from './ids';
import { Done, PageQuery, Timestamp, pageOf } from './primitives';
import { endpoint } from './endpoint';
import { NOTICE_KINDS } from './notices/notices';
import { OrganizationParams } from './organizations';

export const NotificationView = z.strictObject({
  id: NotificationId,
  organizationId: OrganizationId,
  kind: z.enum(NOTICE_KINDS),
  title: z.string(),
  /** Path in the web application. */
  link: z.string(),
  createdAt: Timestamp,
  readAt: Timestamp.nullable(),
});
export type NotificationView = z.infer<typeof NotificationView>;
export const NotificationsPage = pageOf(NotificationView).extend({ unread: z.number().int() });
export type NotificationsPage = z.infer<typeof NotificationsPage>;

const base = '/organizations/:organizationId/notifications';
export const notificationsApi = {
  list: endpoint({
    method: 'GET',
    path: base,
    summary: "One's notifications, newest first",
    params: OrganizationParams,
    query: PageQuery,
    response: NotificationsPage,
  }),
  read: endpoint({
    method: 'POST',
    path: `${base}/:notificationId/read`,
    summary: 'Mark one as read',
    params: OrganizationParams.extend({ notificationId: NotificationId }),
    response: Done,
  }),
  readAll: endpoint({
    method: 'POST',
    path: `${base}/read`,
    summary: 'Mark all as read',
    params: OrganizationParams,
    response: Done,
  }),
} as const;
