import { DestroyRef, Injectable, computed, inject } from '@angular/core';
import { notificationsApi, type NotificationView, type NotificationsPage } from '@certitude/contracts';
import { Api, Session, loadable } from '@certitude/web/core';
import { LiveSocket } from '@certitude/web/core/live';
import { withArrived, withRead } from './notification-list';

/** The person's notifications in the present organization, live. */
@Injectable()
export class Notifications {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #page = loadable<NotificationsPage, string>({
    params: () => this.#session.organizationId() ?? undefined,
    load: (organizationId, signal) =>
      this.#api.call(notificationsApi.list, { params: { organizationId }, query: { limit: 30 } }, signal),
  });

  readonly phase = this.#page.phase;
  readonly error = this.#page.error;
  readonly items = computed(() => this.#page.value()?.items ?? []);
  readonly unread = computed(() => this.#page.value()?.unread ?? 0);

  constructor() {
    const stop = inject(LiveSocket).on('notification', (notification) => this.#arrived(notification));
    // What arrived while the connection was down is only on the server.
    const stopWatching = inject(LiveSocket).watch((connected) => connected && this.#page.value() && this.reload());
    inject(DestroyRef).onDestroy(() => [stop, stopWatching].forEach((end) => end()));
  }

  reload(): void {
    this.#page.reload();
  }

  /** @throws ApiError */
  async read(notification: NotificationView): Promise<void> {
    if (notification.readAt) return;
    const params = { organizationId: notification.organizationId, notificationId: notification.id };
    await this.#api.call(notificationsApi.read, { params });
    this.#page.update((page) => withRead(page, notification.id, new Date().toISOString()));
  }

  /** @throws ApiError */
  async readAll(): Promise<void> {
    await this.#api.call(notificationsApi.readAll, { params: { organizationId: this.#session.requireOrganization() } });
    const at = new Date().toISOString();
    this.#page.update((page) => ({
      ...page,
      unread: 0,
      items: page.items.map((item) => ({ ...item, readAt: item.readAt ?? at })),
    }));
  }

  #arrived(notification: NotificationView): void {
    if (notification.organizationId !== this.#session.organizationId()) return;
    this.#page.update((page) => withArrived(page, notification));
  }
}
