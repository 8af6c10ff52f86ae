import { type AccountId, LIVE, type OrganizationId, type PermissionsChanged, type Role } from '@certitude/contracts';
import { AssessmentAccess } from '@certitude/server/assessments';
import { Bus, Memberships, Sessions } from '@certitude/server/core';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { LiveRooms } from './live-rooms';
import { type Connection, type Participant } from './participant';
import { type Room } from './room';

const RECHECK_MS = 60_000;

/** Lets nobody keep what they may no longer see: acts on hints at once, and asks again every minute. */
@Injectable()
export class LiveAccess implements OnApplicationShutdown {
  /** Sockets that are connected to this node. */
  readonly connections = new Set<Connection>();
  private readonly logger = new Logger('Live');
  private readonly ends: (() => void)[];
  private news = 0;

  constructor(
    @Inject(LiveRooms) private readonly rooms: LiveRooms,
    @Inject(Memberships) private readonly memberships: Memberships,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(AssessmentAccess) private readonly access: AssessmentAccess,
    @Inject(Bus) bus: Bus,
  ) {
    const recheck = setInterval(() => this.watch(this.recheck()), RECHECK_MS);
    const unsubscribe = bus.subscribe((message) => {
      if (message.topic === 'membership') this.watch(this.changed(message.organizationId, message.accountId));
      if (message.topic === 'objects') this.watch(this.recheckRoomsOf(message.organizationId));
      if (message.topic === 'session-ended') this.endSession(message.sessionHash);
    });
    this.ends = [unsubscribe, () => clearInterval(recheck)];
  }

  /** How many hints on memberships have come: what was asked before one may be out of date. */
  get heard(): number {
    return this.news;
  }

  /** Asks again for everybody's session and roles. */
  async recheck(): Promise<void> {
    for (const connection of [...this.connections]) await this.recheckSession(connection);
    for (const room of [...this.rooms.all]) {
      await this.recheckRoom(room, [...room.audience.participants]);
      await room.look();
    }
  }

  /** Asks again for one participant's role. */
  recheckParticipant(room: Room, participant: Participant): Promise<void> {
    return this.recheckRoom(room, [participant]);
  }

  onApplicationShutdown(): void {
    for (const end of this.ends) end();
  }

  private async changed(organizationId: OrganizationId, accountId: AccountId): Promise<void> {
    this.news += 1;
    for (const room of [...this.rooms.all]) {
      if (room.place.context.organizationId !== organizationId) continue;
      await this.recheckRoom(
        room,
        [...room.audience.participants].filter(({ account }) => account === accountId),
      );
      // Whoever left is not invited to anything any more.
      await room.look();
    }
  }

  private async recheckRoomsOf(organizationId: OrganizationId): Promise<void> {
    for (const room of [...this.rooms.all])
      if (room.place.context.organizationId === organizationId)
        await this.recheckRoom(room, [...room.audience.participants]);
  }

  private endSession(sessionHash: string): void {
    for (const { session, socket } of [...this.connections])
      if (session.sessionHash === sessionHash) socket.disconnect(true);
  }

  private async recheckSession({ socket, session }: Connection): Promise<void> {
    if (!(await this.sessions.isValid(session))) socket.disconnect(true);
  }

  private async recheckRoom(room: Room, participants: readonly Participant[]): Promise<void> {
    const { place } = room;
    if (!(await this.access.isThere(place.context, place.assessmentId))) {
      for (const participant of participants) this.end(room, participant, { deleted: true });
      return;
    }
    const accounts = new Set(participants.map(({ account }) => account));
    for (const account of accounts) {
      const role = await this.openRole(room, account);
      for (const participant of participants) if (participant.account === account) this.settle(room, participant, role);
    }
  }

  /** The person's role; null as well when the assessment is not open to them any more. */
  private async openRole({ place }: Room, account: AccountId): Promise<Role | null> {
    const { organizationId, requestId } = place.context;
    const role = await this.memberships.roleOf(organizationId, account);
    if (role === null) return null;
    const context = { organizationId, actor: { id: account, role }, requestId };
    return (await this.access.isOpenTo(context, place.assessmentId)) ? role : null;
  }

  private settle(room: Room, participant: Participant, role: Role | null): void {
    if (role !== null && role === participant.role) return;
    if (role !== null) {
      participant.role = role;
      return room.permit(participant);
    }
    this.end(room, participant, {});
  }

  private end(room: Room, participant: Participant, why: Pick<PermissionsChanged, 'deleted'>): void {
    const ended: PermissionsChanged = { assessment: room.place.assessmentId, role: null, contributors: [], ...why };
    participant.connection.socket.emit(LIVE.permissions, ended);
    this.rooms.leave(room, participant);
  }

  private watch(work: Promise<void>): void {
    work.catch((error: Error) => this.logger.warn(`Access was not checked again: ${error.message}`));
  }
}
