import { LIVE, LIVE_LIMITS } from '@certitude/contracts';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Socket } from 'socket.io';
import { LiveRooms } from './live-rooms';

const LOOK_MS = 1_000;

/** A reader who cannot keep up gets no more of the stream, but word to join again: memory does not grow with patience. */
@Injectable()
export class SlowSockets implements OnApplicationShutdown {
  private readonly timer: NodeJS.Timeout;

  constructor(@Inject(LiveRooms) private readonly rooms: LiveRooms) {
    this.timer = setInterval(() => this.look(), LOOK_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    for (const room of [...this.rooms.all]) {
      for (const participant of [...room.audience.participants]) {
        const { socket } = participant.connection;
        if (outgoingBytes(socket) <= LIVE_LIMITS.outgoingBytes) continue;
        this.rooms.leave(room, participant);
        socket.emit(LIVE.resync, { assessment: room.place.assessmentId });
      }
    }
  }
}

interface Outgoing {
  readonly writeBuffer?: readonly { readonly data?: string | Uint8Array }[];
  readonly transport?: { readonly socket?: { readonly bufferedAmount?: number } };
}

/** Bytes that wait for a socket: in engine.io's buffer, and in the WebSocket's. Neither is in their types. */
export function outgoingBytes(socket: Socket): number {
  const { writeBuffer, transport } = socket.conn as unknown as Outgoing;
  const waiting = (writeBuffer ?? []).reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
  return waiting + (transport?.socket?.bufferedAmount ?? 0);
}
