import { notificationsApi, type NotificationView } from '@certitude/contracts';
import { LiveSocket } from '@certitude/web/core/live';
import { FakeServer, fakeId, openScreen, organizationId } from '@certitude/web/testing';
import { NotificationBell } from './notification-bell';

const news = (number: number, more: Partial<NotificationView> = {}): NotificationView => ({
  id: fakeId(11, number),
  organizationId,
  kind: 'plan-assigned',
  title: `Plan ${number} is yours`,
  link: `/o/${organizationId}/plans/${number}`,
  createdAt: '2030-05-01T12:00:00.000Z',
  readAt: null,
  ...more,
});
const READ = { readAt: '2030-05-02T12:00:00.000Z' };

/** A socket on which the test speaks. */
class Speaking {
  #heard: ((notification: NotificationView) => void) | undefined;
  #watching: ((connected: boolean) => void) | undefined;
  readonly on = (_event: string, heard: (notification: NotificationView) => void) => {
    this.#heard = heard;
    return () => undefined;
  };
  readonly watch = (watching: (connected: boolean) => void) => {
    this.#watching = watching;
    return () => undefined;
  };
  say = (notification: NotificationView): void => this.#heard?.(notification);
  reconnect = (): void => this.#watching?.(true);
}

const listed = (...items: NotificationView[]) => ({
  items,
  next: null,
  unread: items.filter(({ readAt }) => readAt === null).length,
});
async function given(server: FakeServer) {
  const socket = new Speaking();
  server.answer(notificationsApi.read, { done: true }).answer(notificationsApi.readAll, { done: true });
  const opened = await openScreen(NotificationBell, {
    server,
    providers: [{ provide: LiveSocket, useValue: socket }],
  });
  return { ...opened, socket };
}

describe('the bell', () => {
  it('says how many are unread, and what they say', async () => {
    const server = new FakeServer().answer(notificationsApi.list, listed(news(1), news(2, READ)));
    const { screen } = await given(server);
    expect(screen.text()).not.toContain('Plan 1');
    await screen.press('Notifications, 1 unread');
    expect(screen.find(/Plan 1 is yours.*Unread/)).not.toBeNull();
    expect(screen.find(/Plan 2 is yours.*Unread/)).toBeNull();
  });

  it('marks one as read that is opened, and goes where it leads', async () => {
    const { screen, server, router } = await given(new FakeServer().answer(notificationsApi.list, listed(news(1))));
    await screen.press('Notifications, 1 unread');
    await screen.press(/Plan 1 is yours/);
    expect(server.requests(notificationsApi.read)[0]?.params).toMatchObject({ notificationId: news(1).id });
    expect(router.url).toBe(news(1).link);
    expect(screen.find('Notifications')).not.toBeNull();
  });

  it('goes there, too, when marking fails, and says so', async () => {
    const { screen, server, router, toasts } = await given(
      new FakeServer().answer(notificationsApi.list, listed(news(1))),
    );
    server.refuse(notificationsApi.read, 'Not now.');
    await screen.press('Notifications, 1 unread');
    await screen.press(/Plan 1 is yours/);
    expect(toasts()).toEqual(['Not now. Ask somebody.']);
    expect(router.url).toBe(news(1).link);
    expect(screen.find('Notifications, 1 unread')).not.toBeNull();
  });

  it('marks one as read only once', async () => {
    const { screen, server } = await given(new FakeServer().answer(notificationsApi.list, listed(news(1, READ))));
    await screen.press('Notifications');
    await screen.press(/Plan 1 is yours/);
    expect(server.requests(notificationsApi.read)).toEqual([]);
  });

  it('marks all as read', async () => {
    const server = new FakeServer().answer(notificationsApi.list, listed(news(1), news(2)));
    const { screen } = await given(server);
    await screen.press('Notifications, 2 unread');
    await screen.press('Mark all read');
    expect(server.requests(notificationsApi.readAll)).toHaveLength(1);
    expect(screen.find('Notifications')).not.toBeNull();
    expect(screen.find('Mark all read')).toHaveProperty('disabled', true);
  });

  it('counts what arrives live, of this organization only, and nothing twice', async () => {
    const { screen, socket } = await given(new FakeServer().answer(notificationsApi.list, listed()));
    socket.say(news(1));
    socket.say(news(1));
    socket.say(news(2, { organizationId: fakeId(4, 9) }));
    await screen.settled();
    await screen.press('Notifications, 1 unread');
    expect(screen.text()).toContain('Plan 1 is yours');
  });

  it('asks what was missed when the connection is back', async () => {
    const { screen, server, socket } = await given(
      new FakeServer().answer(notificationsApi.list, listed(news(1, READ))),
    );
    server.answer(notificationsApi.list, listed(news(2), news(1, READ)));
    socket.reconnect();
    await screen.settled();
    expect(screen.find('Notifications, 1 unread')).not.toBeNull();
  });

  it('says that nothing is there, that it loads, and what failed', async () => {
    const none = await given(new FakeServer().answer(notificationsApi.list, listed()));
    await none.screen.press('Notifications');
    expect(none.screen.text()).toContain('Nothing yet.');
    const waiting = await given(new FakeServer().hang(notificationsApi.list));
    await waiting.screen.press('Notifications');
    expect(waiting.screen.isLoading()).toBe(true);
    const { screen } = await given(new FakeServer().refuse(notificationsApi.list, 'Not now.'));
    await screen.press('Notifications');
    expect(screen.text()).toContain('Not now.');
  });
});
