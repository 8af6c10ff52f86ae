import { sessionOf } from '@certitude/server/core';
import { Inject } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import { type Server, type Socket } from 'socket.io';
import { NotificationPush } from './notification-push.service';

/** Lets every browser that connects hear of its person's notifications. Takes no messages. */
@WebSocketGateway()
export class NotificationsGateway implements OnGatewayInit, OnGatewayConnection {
  constructor(@Inject(NotificationPush) private readonly push: NotificationPush) {}

  afterInit(server: Server): void {
    this.push.attach(server);
  }

  async handleConnection(socket: Socket): Promise<void> {
    await this.push.enter(socket, sessionOf(socket).accountId);
  }
}
