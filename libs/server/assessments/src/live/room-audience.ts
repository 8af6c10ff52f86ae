import { type AssessmentId, LIVE, type Presence, type PresenceFrame, type ResponseId } from '@certitude/contracts';
import { type Server } from 'socket.io';
import { type z } from 'zod';
import { type Participant } from './participant';
import { type Changes, PresenceChanges } from './presence-changes';

type Place = Pick<z.infer<typeof Presence>, 'response' | 'cursor'>;

/** Who is in a room, and what everybody or those in one note receive. A message is encoded once for all of them. */
export class RoomAudience {
  private readonly people = new Map<string, Participant>();
  private readonly presence: PresenceChanges;

  constructor(
    private readonly server: Server,
    private readonly name: string,
    private readonly assessment: AssessmentId,
  ) {
    this.presence = new PresenceChanges((changes) => this.tellPresence(changes));
  }

  get size(): number {
    return this.people.size;
  }
  get participants(): Iterable<Participant> {
    return this.people.values();
  }

  find(connection: string): Participant | undefined {
    return this.people.get(connection);
  }

  /** Takes a participant in, in place of an earlier one of the same socket. From now on it receives every broadcast. */
  enter(participant: Participant): void {
    const earlier = this.people.get(participant.id);
    if (earlier) this.leave(earlier);
    this.people.set(participant.id, participant);
    void participant.connection.socket.join(this.name);
    this.presence.moved(participant);
  }

  /** @returns whether it was there */
  leave(participant: Participant): boolean {
    if (this.people.get(participant.id) !== participant) return false;
    this.people.delete(participant.id);
    const { socket } = participant.connection;
    void socket.leave(this.name);
    if (participant.response) void socket.leave(this.noteRoom(participant.response));
    this.presence.gone(participant);
    return true;
  }

  /** Shows a newcomer who else is here. */
  introduce(participant: Participant): void {
    const people = [...this.people.values()]
      .filter((other) => other !== participant)
      .map((other) => other.presence({ note: participant.response }));
    participant.connection.socket.emit(LIVE.presence, this.frame({ people, gone: [] }));
  }

  place(participant: Participant, { response, cursor }: Place): void {
    if (response === participant.response) {
      participant.cursor = cursor;
      this.presence.cursorMoved(participant);
      return;
    }
    const { socket } = participant.connection;
    if (participant.response) void socket.leave(this.noteRoom(participant.response));
    if (response) void socket.join(this.noteRoom(response));
    participant.response = response;
    participant.cursor = cursor;
    this.presence.moved(participant);
  }

  broadcast(message: string, payload: unknown): void {
    this.server.local.to(this.name).emit(message, payload);
  }

  /** Everybody is out, and the room is not used any more. */
  disband(): void {
    for (const participant of this.people.values()) void participant.connection.socket.leave(this.name);
    this.people.clear();
    this.presence.stop();
  }

  private noteRoom(response: ResponseId): string {
    return `${this.name}:${response}`;
  }

  /** Those in a note whose cursors changed get a frame of their own; the others hear only who went where. */
  private tellPresence({ moved, gone, notes }: Changes): void {
    const noteRooms = [...notes.keys()].map((note) => this.noteRoom(note));
    for (const [note, inNote] of notes) {
      const people = [...new Set([...moved, ...inNote])].map((person) => person.presence({ note }));
      this.emitPresence(this.server.local.to(this.noteRoom(note)), { people, gone }, moved.size > 0 || gone.length > 0);
    }
    if (moved.size === 0 && gone.length === 0) return;
    const people = [...moved].map((person) => person.presence({ note: null }));
    this.emitPresence(this.server.local.to(this.name).except(noteRooms), { people, gone }, true);
  }

  /** A cursor's place may get lost, because the next one follows; who is where may not. */
  private emitPresence(to: ReturnType<Server['to']>, frame: Omit<PresenceFrame, 'assessment'>, matters: boolean): void {
    (matters ? to : to.volatile).emit(LIVE.presence, this.frame(frame));
  }

  private frame(frame: Omit<PresenceFrame, 'assessment'>): PresenceFrame {
    return { assessment: this.assessment, ...frame };
  }
}
