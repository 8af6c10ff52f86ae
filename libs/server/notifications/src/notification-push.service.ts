import {
  type AccountId,
  type BusMessage,
  LIVE,
  type NotificationId,
  type NotificationView,
  type OrganizationId,
} from '@certitude/contracts';
import { Bus, Sessions, sessionOf, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type Server, type Socket } from 'socket.io';
import { NotificationRepository, toView } from './notification.repository';
import { Readers } from './readers';

type Hint = Extract<BusMessage, { readonly topic: 'notification' }>;

/** Brings new notifications to the open browsers of their recipients. Who misses one finds it in the list. */
@Injectable()
export class NotificationPush implements OnApplicationShutdown {
  private readonly logger = new Logger('Notifications');
  private readonly unsubscribe: () => void;
  private server: Server | null = null;

  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(NotificationRepository) private readonly notifications: NotificationRepository,
    @Inject(Readers) private readonly readers: Readers,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Bus) bus: Bus,
  ) {
    this.unsubscribe = bus.subscribe((message) => {
      if (message.topic === 'notification') this.push(message).catch((error: Error) => this.logger.warn(error.message));
    });
  }

  /** For the gateway, once there is a server. */
  attach(server: Server): void {
    this.server = server;
  }

  async enter(socket: Socket, accountId: AccountId): Promise<void> {
    await socket.join(roomOf(accountId));
  }

  onApplicationShutdown(): void {
    this.unsubscribe();
  }

  private async push({ organizationId, told }: Hint): Promise<void> {
    await Promise.all(told.map(([accountId, id]) => this.pushOne(organizationId, accountId, id)));
  }

  /** A hint is not believed: the notification is read as its recipient could read it. */
  private async pushOne(
    organizationId: OrganizationId,
    accountId: AccountId,
    notificationId: NotificationId,
  ): Promise<void> {
    const sockets = this.socketsOf(accountId);
    if (sockets.length === 0) return;
    const row = await this.db.transaction({ organizationId, actor: null, requestId: notificationId }, async (tx) => {
      const found = await this.notifications.find(tx, accountId, notificationId);
      const [readable] = await this.readers.readable(tx, found ? [{ ...found, recipient: accountId }] : []);
      return readable;
    });
    if (row) await Promise.all(sockets.map((socket) => this.send(socket, toView(row))));
  }

  private async send(socket: Socket, notification: NotificationView): Promise<void> {
    // The session may have ended a moment ago.
    if (await this.sessions.isValid(sessionOf(socket))) socket.emit(LIVE.notification, notification);
  }

  private socketsOf(accountId: AccountId): Socket[] {
    const connected = this.server?.of('/');
    const ids = connected?.adapter.rooms.get(roomOf(accountId)) ?? [];
    return [...ids].flatMap((id) => connected?.sockets.get(id) ?? []);
  }
}

/** The one place where this room gets its name: all browsers of a person, whatever the organization. */
const roomOf = (accountId: AccountId): string => `account:${accountId}`;
