import {
  type AssessmentId,
  Join,
  Leave,
  LIVE,
  LIVE_LIMITS,
  mayEditAnswers,
  Presence,
  type Refused,
  Submit,
} from '@certitude/contracts';
import {
  type Answer,
  Can,
  Clock,
  LiveBudgets,
  Receives,
  requireThat,
  SignedIn,
  sessionOf,
} from '@certitude/server/core';
import { Inject } from '@nestjs/common';
import { type OnGatewayConnection, type OnGatewayDisconnect, WebSocketGateway } from '@nestjs/websockets';
import { type Socket } from 'socket.io';
import { type z } from 'zod';
import { Allowance } from './allowance';
import { LiveAccess } from './live-access';
import { LiveRooms } from './live-rooms';
import { type Connection, type Participant } from './participant';
import { type Room } from './room';

interface Accepted {
  readonly ok: true;
}
const ACCEPTED: Accepted = { ok: true };
/** A tab announces itself at most once per tick; twice that for several notes in quick succession. */
const PRESENCE = { perSecond: 20, burst: 60 };
const OPERATIONS = { perSecond: LIVE_LIMITS.operationsPerSecond, burst: LIVE_LIMITS.operationsBurst };

/** The socket doors of live editing. Which rooms a socket is in, and as whom, is known here and nowhere else. */
@WebSocketGateway()
export class LiveGateway implements OnGatewayConnection, OnGatewayDisconnect {
  private readonly sockets = new WeakMap<
    Socket,
    { readonly connection: Connection; readonly rooms: Map<AssessmentId, Room> }
  >();

  constructor(
    @Inject(LiveRooms) private readonly rooms: LiveRooms,
    @Inject(LiveAccess) private readonly access: LiveAccess,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(LiveBudgets) private readonly budgets: LiveBudgets,
  ) {}

  handleConnection(socket: Socket): void {
    const now = this.now();
    const { joinsAtOnce, joinsPerMinute } = this.budgets.current;
    const connection = {
      socket,
      session: sessionOf(socket),
      operations: new Allowance(OPERATIONS, now),
      presence: new Allowance(PRESENCE, now),
      joins: new Allowance({ burst: joinsAtOnce, perSecond: joinsPerMinute / 60 }, now),
    };
    this.sockets.set(socket, { connection, rooms: new Map() });
    this.access.connections.add(connection);
  }

  handleDisconnect(socket: Socket): void {
    const known = this.sockets.get(socket);
    if (!known) return;
    this.access.connections.delete(known.connection);
    for (const room of known.rooms.values()) {
      const participant = room.audience.find(socket.id);
      if (participant) this.rooms.leave(room, participant);
    }
  }

  @Receives(LIVE.join, Join)
  @Can('assessment:read-granted')
  async join(socket: Socket, message: Join, answer: Answer): Promise<void> {
    const known = this.sockets.get(socket);
    if (!known) return answer(refused('busy'));
    requireThat(known.connection.joins.take(1, this.now()), 'live.too-many-joins');
    const heard = this.access.heard;
    const room = await this.rooms.join({ connection: known.connection, message }, answer);
    known.rooms.set(message.assessment, room);
    const participant = room.audience.find(socket.id);
    if (participant && this.access.heard !== heard) await this.access.recheckParticipant(room, participant);
  }

  @Receives(LIVE.leave, Leave)
  @SignedIn('leaves only what the socket itself has joined')
  leave(socket: Socket, { assessment }: z.infer<typeof Leave>): Accepted {
    const place = this.placeOf(socket, assessment);
    if (place) this.rooms.leave(place.room, place.participant);
    this.sockets.get(socket)?.rooms.delete(assessment);
    return ACCEPTED;
  }

  @Receives(LIVE.submit, Submit)
  @Can('assessment:read-granted')
  submit(socket: Socket, { assessment, client, epoch, operations }: Submit): Accepted | Refused {
    const place = this.placeOf(socket, assessment);
    if (!place || place.participant.person.client !== client) return refused('not_found');
    const { room, participant } = place;
    // Nothing is asked of the database for somebody who may only read.
    if (!mayEditAnswers(participant.role)) return refused('forbidden');
    if (!participant.connection.operations.take(operations.length, this.now())) return refused('busy');
    const code = room.submit(participant, epoch, operations);
    return code ? refused(code) : ACCEPTED;
  }

  @Receives(LIVE.presence, Presence)
  @Can('assessment:read-granted')
  presence(socket: Socket, { assessment, ...where }: z.infer<typeof Presence>): Accepted | Refused {
    const place = this.placeOf(socket, assessment);
    if (!place) return refused('not_found');
    const { room, participant } = place;
    if (!participant.connection.presence.take(1, this.now())) return refused('busy');
    if (where.response && !room.state.response(where.response)) return refused('not_found');
    room.audience.place(participant, where);
    return ACCEPTED;
  }

  private placeOf(
    socket: Socket,
    assessment: AssessmentId,
  ): { readonly room: Room; readonly participant: Participant } | null {
    const room = this.sockets.get(socket)?.rooms.get(assessment);
    const participant = room?.closed ? undefined : room?.audience.find(socket.id);
    return room && participant ? { room, participant } : null;
  }

  private now(): number {
    return this.clock.elapsed();
  }
}

const refused = (code: Refused['code']): Refused => ({ ok: false, code });
