import { type NotificationView, type NotificationsPage } from '@certitude/contracts';

/** Puts a notification that just arrived on top; one that is known already changes nothing. */
export const withArrived = (page: NotificationsPage, notification: NotificationView): NotificationsPage =>
  page.items.some(({ id }) => id === notification.id)
    ? page
    : { ...page, items: [notification, ...page.items], unread: page.unread + (notification.readAt ? 0 : 1) };

/** Marks one as read; one that was read already is not counted twice. */
export function withRead(page: NotificationsPage, id: string, at: string): NotificationsPage {
  const wasUnread = page.items.some((item) => item.id === id && item.readAt === null);
  return {
    ...page,
    unread: page.unread - (wasUnread ? 1 : 0),
    items: page.items.map((item) => (item.id === id ? { ...item, readAt: item.readAt ?? at } : item)),
  };
}
