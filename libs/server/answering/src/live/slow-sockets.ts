import { LIVE } from '@certitude/contracts';
import { cut, LiveBudgets, unreadBytes } from '@certitude/server/core';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LiveAccess } from './live-access';
import { LiveRooms } from './live-rooms';
import { type Connection } from './participant';
import { slowest, type Waiting } from './slowest';

const LOOK_MS = 1_000;

/**
 * Memory does not grow with patience. A reader who cannot keep up gets no more of the stream, but word to join again; who
 * then does not read for a while is cut off, and so are the slowest when all of them together take too much.
 */
@Injectable()
export class SlowSockets implements OnApplicationShutdown {
  private readonly timer: NodeJS.Timeout;
  /** Since when each takes more than its budget; milliseconds of a clock that never goes back. */
  private readonly slowSince = new WeakMap<Connection, number>();

  constructor(
    @Inject(LiveRooms) private readonly rooms: LiveRooms,
    @Inject(LiveAccess) private readonly access: LiveAccess,
    @Inject(LiveBudgets) private readonly budgets: LiveBudgets,
  ) {
    this.timer = setInterval(() => this.look(performance.now()), LOOK_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** @param now milliseconds of a clock that never goes back */
  look(now: number): void {
    const { unreadPerSocket, unreadPerNode, unreadFor } = this.budgets.current;
    const waiting = Array.from(this.access.connections, (of): Waiting<Connection> => {
      return { of, bytes: unreadBytes(of.socket.conn) };
    });
    for (const { of, bytes } of waiting) {
      if (bytes <= unreadPerSocket) this.slowSince.delete(of);
      else if (now - this.slowDown(of, now) >= unreadFor) cut(of.socket.conn);
    }
    for (const { of } of slowest(waiting, unreadPerNode)) cut(of.socket.conn);
  }

  /** @returns since when it is slow */
  private slowDown(connection: Connection, now: number): number {
    const since = this.slowSince.get(connection) ?? now;
    this.slowSince.set(connection, since);
    const { socket } = connection;
    for (const room of [...this.rooms.all]) {
      const participant = room.audience.find(socket.id);
      if (!participant) continue;
      this.rooms.leave(room, participant);
      socket.emit(LIVE.resync, { assessment: room.place.assessmentId });
    }
    return since;
  }
}
