import { type AccountId, type AssessmentId, LIVE, type PersonPresence, type ResponseId } from '@certitude/contracts';
import { SharedMessage } from '@certitude/server/core';
import { type OthersChanges, type OtherPerson } from './nodes/other-people';
import { presenceOf, presencePace, type PresenceListener, type Present, type PresentPlace } from './nodes/present';
import { type Participant } from './participant';
import { type Changes, PresenceChanges } from './presence-changes';

/**
 * Who is in a room, and what everybody or those in one note receive. A message is encoded once for all of them. Those who are
 * connected to other nodes are only told of: they hear from their own.
 */
export class RoomAudience {
  private readonly people = new Map<string, Participant>();
  private readonly others = new Map<string, OtherPerson>();
  private readonly presence: PresenceChanges;

  /** @param relay hears of those who are here too, and tells other nodes */
  constructor(
    private readonly assessment: AssessmentId,
    private readonly relay: PresenceListener,
  ) {
    this.presence = new PresenceChanges(
      (changes) => this.tellPresence(changes),
      () => presencePace(this.everybody),
    );
  }

  /** Of those on this node. */
  get size(): number {
    return this.people.size;
  }
  /** On all nodes. */
  get everybody(): number {
    return this.people.size + this.others.size;
  }
  get participants(): Iterable<Participant> {
    return this.people.values();
  }

  /** How many tabs of one person are in the assessment, as far as nodes have told one another. */
  placesOf(account: AccountId): number {
    let count = 0;
    for (const person of this.present()) if (person.account === account) count += 1;
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
    this.relay.entered(participant);
  }

  /** @returns whether it was there */
  leave(participant: Participant): boolean {
    if (this.people.get(participant.id) !== participant) return false;
    this.people.delete(participant.id);
    this.presence.gone(participant);
    this.relay.gone(participant);
    return true;
  }

  place(participant: Participant, { response, cursor }: PresentPlace): void {
    const hasMoved = response !== participant.response;
    participant.cursor = cursor;
    participant.response = response;
    for (const listener of [this.presence, this.relay])
      if (hasMoved) listener.moved(participant);
      else listener.cursorMoved(participant);
  }

  /** People on other nodes came, moved or left. */
  heardOf({ gone, came, moved, cursorMoved }: OthersChanges): void {
    for (const person of gone) {
      // Somebody in a room that was opened again may be told of by the new one first.
      if (this.others.get(person.id) === person) this.forget(person);
    }
    for (const person of came) {
      const earlier = this.others.get(person.id);
      if (earlier) this.forget(earlier);
      this.others.set(person.id, person);
      this.presence.entered(person);
    }
    for (const person of moved) this.presence.moved(person);
    for (const person of cursorMoved) this.presence.cursorMoved(person);
  }

  private forget(person: OtherPerson): void {
    this.others.delete(person.id);
    this.presence.gone(person);
  }

  broadcast(message: string, payload: unknown): void {
    const shared = new SharedMessage(message, payload);
    for (const { connection } of this.people.values()) shared.sendTo(connection.socket);
  }

  /** Everybody is out, and the room is not used any more. */
  disband(): void {
    this.people.clear();
    this.others.clear();
    this.presence.stop();
  }

  /**
   * Newcomers hear of everybody, those in a note whose cursors changed of these too, the others only who went where.
   * A cursor's place may get lost, because the next one follows; who is where may not.
   */
  private tellPresence({ newcomers, moved, gone, notes }: Changes): void {
    const matters = moved.size > 0 || gone.length > 0;
    const toAll = once(() => this.frame(moved, null, gone));
    const toNewcomers = perNote((note: ResponseId | null) => this.frame(this.present(), note, []));
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

  private *present(): Iterable<Present> {
    yield* this.people.values();
    yield* this.others.values();
  }

  private frame(present: Iterable<Present>, note: ResponseId | null, gone: readonly string[]): SharedMessage {
    const people = Array.from(present, (person): PersonPresence => presenceOf(person, { note }));
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
