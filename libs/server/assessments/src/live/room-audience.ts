import {
  type AccountId,
  type AssessmentId,
  LIVE,
  LIVE_LIMITS,
  type PersonPresence,
  type Presence,
  type ResponseId,
} from '@certitude/contracts';
import { SharedMessage } from '@certitude/server/core';
import { type z } from 'zod';
import { type Participant } from './participant';
import { type Changes, PresenceChanges } from './presence-changes';

type Place = Pick<z.infer<typeof Presence>, 'response' | 'cursor'>;

/** Milliseconds. Above a hundred people, news of presence come less often: everybody's news go to everybody. */
const PACE_PER_PERSON = 1;

/** Who is in a room, and what everybody or those in one note receive. A message is encoded once for all of them. */
export class RoomAudience {
  private readonly people = new Map<string, Participant>();
  private readonly presence: PresenceChanges;

  constructor(private readonly assessment: AssessmentId) {
    this.presence = new PresenceChanges(
      (changes) => this.tellPresence(changes),
      () => Math.max(LIVE_LIMITS.presenceEvery, this.size * PACE_PER_PERSON),
    );
  }

  get size(): number {
    return this.people.size;
  }
  get participants(): Iterable<Participant> {
    return this.people.values();
  }

  /** How many tabs of one person are here. */
  placesOf(account: AccountId): number {
    let count = 0;
    for (const participant of this.people.values()) if (participant.account === account) count += 1;
    return count;
  }

  find(connection: string): Participant | undefined {
    return this.people.get(connection);
  }

  /**
   * Takes a participant in, in place of an earlier one of the same socket. From now on it receives every broadcast, and
   * with the next news of presence it hears who else is here.
   */
  enter(participant: Participant): void {
    const earlier = this.people.get(participant.id);
    if (earlier) this.leave(earlier);
    this.people.set(participant.id, participant);
    this.presence.entered(participant);
  }

  /** @returns whether it was there */
  leave(participant: Participant): boolean {
    if (this.people.get(participant.id) !== participant) return false;
    this.people.delete(participant.id);
    this.presence.gone(participant);
    return true;
  }

  place(participant: Participant, { response, cursor }: Place): void {
    participant.cursor = cursor;
    if (response === participant.response) return this.presence.cursorMoved(participant);
    participant.response = response;
    this.presence.moved(participant);
  }

  broadcast(message: string, payload: unknown): void {
    const shared = new SharedMessage(message, payload);
    for (const { connection } of this.people.values()) shared.sendTo(connection.socket);
  }

  /** Everybody is out, and the room is not used any more. */
  disband(): void {
    this.people.clear();
    this.presence.stop();
  }

  /**
   * Newcomers hear of everybody, those in a note whose cursors changed of these too, the others only who went where.
   * A cursor's place may get lost, because the next one follows; who is where may not.
   */
  private tellPresence({ newcomers, moved, gone, notes }: Changes): void {
    const matters = moved.size > 0 || gone.length > 0;
    const toAll = once(() => this.frame(moved, null, gone));
    const toNewcomers = perNote((note: ResponseId | null) => this.frame(this.people.values(), note, []));
    const toNotes = perNote((note: ResponseId) => this.frame(both(moved, notes.get(note)), note, gone));
    for (const participant of this.people.values()) {
      const { response, connection } = participant;
      if (newcomers.has(participant)) toNewcomers(response).sendTo(connection.socket);
      else if (response !== null && notes.has(response))
        if (matters) toNotes(response).sendTo(connection.socket);
        else toNotes(response).sendIfFree(connection.socket);
      else if (matters) toAll().sendTo(connection.socket);
    }
  }

  private frame(participants: Iterable<Participant>, note: ResponseId | null, gone: readonly string[]): SharedMessage {
    const people = Array.from(participants, (person): PersonPresence => person.presence({ note }));
    return new SharedMessage(LIVE.presence, { assessment: this.assessment, people, gone });
  }
}

const both = <T>(some: ReadonlySet<T>, others: ReadonlySet<T> = new Set<T>()): ReadonlySet<T> =>
  new Set([...some, ...others]);

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Makes something once for each note, when it is first asked for. */
function perNote<N extends ResponseId | null, T>(make: (note: N) => T): (note: N) => T {
  const made = new Map<N, T>();
  return (note) => {
    const known = made.get(note) ?? make(note);
    made.set(note, known);
    return known;
  };
}
