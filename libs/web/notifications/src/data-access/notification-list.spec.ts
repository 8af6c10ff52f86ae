import {
  type NotificationId,
  type NotificationView,
  type NotificationsPage,
  type OrganizationId,
} from '@certitude/contracts';
import { withArrived, withRead } from './notification-list';

const view = (id: string, readAt: string | null = null): NotificationView => ({
  id: id as NotificationId,
  organizationId: 'o' as OrganizationId,
  kind: 'plan-due',
  title: id,
  link: '/o/o/plans/p',
  createdAt: '2026-03-05T08:00:00Z',
  readAt,
});
const page = (...items: NotificationView[]): NotificationsPage => ({
  items,
  next: null,
  unread: items.filter((item) => !item.readAt).length,
});

describe('the list of notifications', () => {
  it('shows one that arrives on top, and counts it', () => {
    const after = withArrived(page(view('a', '2026-03-01T00:00:00Z')), view('b'));
    expect(after.items.map(({ id }) => id)).toEqual(['b', 'a']);
    expect(after.unread).toBe(1);
  });

  it('takes the same one only once', () => {
    const once = withArrived(page(), view('a'));
    expect(withArrived(once, view('a'))).toBe(once);
  });

  it('counts a notification as read only once', () => {
    const read = withRead(page(view('a'), view('b')), 'a', '2026-03-05T09:00:00Z');
    expect(read.unread).toBe(1);
    expect(withRead(read, 'a', '2026-03-05T10:00:00Z').unread).toBe(1);
  });
});
