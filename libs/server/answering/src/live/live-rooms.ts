import { type AssessmentId, type Join, type Joined, type OrganizationId, type Role } from '@certitude/contracts';
import { AssessmentAccess } from '@certitude/server/assessments';
import {
  found,
  LiveBudgets,
  requireThat,
  type SignedInSession,
  type TenantContext,
  TenantContexts,
  unreadBytes,
  WithSharedPart,
} from '@certitude/server/core';
import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { type StreamRow } from '../stream/facts/stream-row';
import { type StreamHint, StreamHints } from '../stream/stream-hints';
import { type Connection, Participant } from './participant';
import { joinedAnswer } from './joined-answer';
import { type Room } from './room';
import { RoomMaker } from './room-maker';
import { roomPlace, RoomStore } from './room-store';

const POLL_MS = 1_000;

/** Somebody who wants to take part. */
export interface Joiner {
  readonly connection: Connection;
  readonly message: Join;
}
type Place = Pick<Join, 'organization' | 'assessment'>;
const PERMISSION = 'assessment:read-granted';

/** The open rooms of this node. A room is loaded for its first participant and dropped after its last. */
@Injectable()
export class LiveRooms implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Live');
  private readonly rooms = new Map<string, Room>();
  private readonly loading = new Map<string, Promise<Room>>();
  private readonly ends: (() => void)[];
  private isPolling = false;
  private hasFailed = false;

  constructor(
    @Inject(RoomStore) private readonly store: RoomStore,
    @Inject(StreamHints) private readonly hints: StreamHints,
    @Inject(TenantContexts) private readonly contexts: TenantContexts,
    @Inject(AssessmentAccess) private readonly access: AssessmentAccess,
    @Inject(LiveBudgets) private readonly budgets: LiveBudgets,
    @Inject(RoomMaker) private readonly maker: RoomMaker,
  ) {
    const poll = setInterval(() => void this.poll(), POLL_MS);
    this.ends = [hints.subscribe((hint) => this.look(hint)), () => clearInterval(poll)];
  }

  /** The room a connection takes part in; undefined when it has not joined. */
  find(organizationId: OrganizationId, assessmentId: AssessmentId): Room | undefined {
    return this.rooms.get(roomName(organizationId, assessmentId));
  }

  get all(): Iterable<Room> {
    return this.rooms.values();
  }

  /**
   * Lets somebody in. `answer` is called in the moment in which broadcasts begin to arrive: nothing falls between.
   * @throws AppError `not-found`, `access.forbidden` when the client id is another person's, `live.too-many-places`
   */
  async join({ connection, message }: Joiner, answer: (joined: WithSharedPart) => void): Promise<Room> {
    const { session } = connection;
    const places = await this.budgets.placesOf(session.accountId);
    const room = await this.open(session, message);
    const { organization: organizationId, assessment } = message;
    const admit = (role: Role | null): Promise<TenantContext> =>
      this.whereOpen(this.contexts.ofRole({ session, organizationId, role }, PERMISSION), assessment);
    try {
      const asked = { account: session.accountId, message, admit };
      const { person, content, cursor } = await joinedAnswer(room, this.store, asked);
      requireThat(!room.closed && connection.socket.connected, 'unavailable');
      const participant = new Participant(connection, person);
      this.requirePlace(room, participant, places);
      // Whoever does not read what was sent gets no more.
      requireThat(unreadBytes(connection.socket.conn) <= this.budgets.current.unreadPerSocket, 'request.rate-limited');
      room.tellCommitted();
      room.audience.enter(participant);
      const situation = room.state.situation();
      const own = { ok: true, ...situation, role: participant.role, cursor } satisfies Omit<Joined, 'content'>;
      answer(new WithSharedPart(own, 'content', content()));
      room.warn(participant);
      return room;
    } finally {
      room.expected -= 1;
      this.dropIfIdle(room);
    }
  }

  leave(room: Room, participant: Participant): void {
    room.audience.leave(participant);
    this.dropIfIdle(room);
  }

  /** While there is still a database: what was written but not compacted is asked for. */
  async beforeApplicationShutdown(): Promise<void> {
    for (const end of this.ends) end();
    const rooms = [...this.rooms.values()];
    this.rooms.clear();
    await Promise.all(rooms.map((room) => room.close()));
  }

  /** One person never takes the places of others. */
  private requirePlace({ audience }: Room, { id, account }: Participant, places: number): void {
    if (audience.find(id)) return;
    requireThat(audience.placesOf(account) < places, 'live.too-many-places');
    requireThat(audience.everybody < this.budgets.current.socketsPerAssessment, 'request.rate-limited');
  }

  /** A room that is open already is not asked for twice: who may be in it, `join` finds out with everything else. */
  private async open(session: SignedInSession, { organization, assessment }: Join): Promise<Room> {
    const room = this.find(organization, assessment) ?? (await this.loaded(session, { organization, assessment }));
    // Counted before anything else can happen, so that it is not dropped under the joiner.
    room.expected += 1;
    return room;
  }

  private async whereOpen(context: TenantContext, assessment: AssessmentId): Promise<TenantContext> {
    requireThat(await this.access.isOpenTo(context, assessment), 'not-found');
    return context;
  }

  /** Nothing is loaded for somebody who may not see it. */
  private async loaded(session: SignedInSession, { organization, assessment }: Place): Promise<Room> {
    const member = await this.contexts.forMember(session, organization, PERMISSION);
    const context = await this.whereOpen(member, assessment);
    const name = roomName(organization, assessment);
    return this.rooms.get(name) ?? (await (this.loading.get(name) ?? this.load(context, assessment)));
  }

  private load(context: TenantContext, assessmentId: AssessmentId): Promise<Room> {
    const place = roomPlace(context, assessmentId);
    const name = roomName(context.organizationId, assessmentId);
    const loading = this.store
      .load(place)
      .then((loaded) => {
        const room = this.maker.make(place, found(loaded), (failed) => this.forget(failed));
        this.rooms.set(name, room);
        return room;
      })
      .finally(() => this.loading.delete(name));
    this.loading.set(name, loading);
    return loading;
  }

  private look({ organizationId, assessmentId, head }: StreamHint): void {
    const room = this.find(organizationId, assessmentId);
    if (room && head >= room.state.head) void room.look();
  }

  /** The net under the hints: where are the streams of all open rooms? Also drops rooms that became idle. */
  private async poll(): Promise<void> {
    for (const room of this.rooms.values()) {
      this.dropIfIdle(room);
      void room.lookAfter();
    }
    if (this.rooms.size === 0 || this.isPolling) return;
    this.isPolling = true;
    const known = new Map([...this.rooms.values()].map((room) => [room.place.assessmentId, room.state.head]));
    try {
      const heads = await this.store.heads([...known.keys()]);
      for (const row of heads) {
        const room = this.find(row.organization, row.assessment);
        // What was known before the question, because meanwhile it may have gone on here.
        if (row.head < (known.get(row.assessment) ?? 0)) room?.doubt();
        else if (room && differs(room.state, row)) void room.look();
      }
      this.hasFailed = false;
    } catch (error) {
      // Once per outage.
      if (!this.hasFailed)
        this.logger.warn(`Heads were not polled: ${error instanceof Error ? error.message : String(error)}`);
      this.hasFailed = true;
    } finally {
      this.isPolling = false;
    }
  }

  private dropIfIdle(room: Room): void {
    if (!room.isIdle) return;
    void room.close();
    this.forget(room);
  }

  private forget(room: Room): void {
    const name = roomName(room.place.context.organizationId, room.place.assessmentId);
    if (this.rooms.get(name) === room) this.rooms.delete(name);
  }
}

/** The one place where rooms get their names. */
const roomName = (organizationId: OrganizationId, assessmentId: AssessmentId): string =>
  `assessment:${organizationId}:${assessmentId}`;

const differs = (here: StreamRow, there: StreamRow): boolean =>
  there.head > here.head || there.epoch !== here.epoch || there.state !== here.state;
