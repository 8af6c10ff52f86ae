import { type AssessmentId, type OrganizationId, type StreamOperation } from '@certitude/contracts';
import { type AssessmentChannel, type AssessmentChannels, type Clock } from '@certitude/server/core';
import { type StreamHints } from '../../stream/stream-hints';
import { type NodeMessage, type PeopleNews, readNodeMessage } from './node-message';
import { operationsText, readOperations } from './operations-text';
import { OtherPeople, type OthersChanges } from './other-people';
import { PresenceRelay } from './presence-relay';

/** How often a room says to others that it is open, in milliseconds: three times before it is taken for gone. */
const SAY_EVERY = 5_000;

export interface RoomNodesParts {
  readonly place: { readonly organizationId: OrganizationId; readonly assessmentId: AssessmentId };
  readonly channels: AssessmentChannels;
  readonly hints: StreamHints;
  readonly clock: Clock;
  /** People in one assessment, at most. */
  readonly most: () => number;
}

/** What a room does with what other nodes tell. */
export interface RoomEars {
  readonly head: number;
  /** Operations that are committed. They may come twice, late, or without those before them. */
  arrived(first: number, operations: readonly StreamOperation[]): void;
  /** The stream has gone on elsewhere. */
  look(): unknown;
  /** People on other nodes came, moved or left. */
  heardOf(changes: OthersChanges): void;
}

/**
 * A room's side of the conversation with the same assessment on other nodes: what is committed and who is here. While no
 * other node has the assessment open, nothing is said.
 */
export class RoomNodes {
  readonly relay: PresenceRelay;
  private readonly others: OtherPeople;
  private channel: AssessmentChannel | null = null;
  private ears: RoomEars | null = null;
  private saidAt: number;

  constructor(private readonly parts: RoomNodesParts) {
    this.others = new OtherPeople(parts.most);
    this.saidAt = parts.clock.elapsed();
    this.relay = new PresenceRelay({
      others: this.others,
      most: () => this.channel?.most ?? 0,
      send: (news) => this.say(news),
    });
  }

  /** From now on the room hears of others, and others of it. */
  open(ears: RoomEars): void {
    this.ears = ears;
    this.channel = this.parts.channels.open(this.parts.place, {
      opened: () => this.present(true),
      heard: (text, from) => this.heard(text, from),
    });
  }

  /** Tells what this node has committed: whole, or that there is something, when it is too long. */
  committed(first: number, operations: readonly StreamOperation[]): void {
    if (!this.others.areThere) return;
    const { place, hints } = this.parts;
    const frame = { assessment: place.assessmentId, first, operations };
    if (this.channel?.send(operationsText(frame)) === false)
      hints.committed({ ...place, head: first + operations.length - 1 });
  }

  /** Called every second: says now and then that the room is open, and forgets nodes that do not say so. */
  lookAfter(): void {
    const now = this.parts.clock.elapsed();
    for (const changes of this.others.expire(now)) this.ears?.heardOf(changes);
    if (now - this.saidAt < SAY_EVERY || !this.parts.hints.hasOthers) return;
    this.saidAt = now;
    this.present(false);
    if (this.others.areThere) this.relay.callRoll();
  }

  close(): void {
    this.relay.stop();
    if (this.others.areThere) this.say({ kind: 'left' });
    this.channel?.close();
    this.ears = null;
  }

  private present(asks: boolean): void {
    if (this.ears) this.say({ kind: 'here', head: this.ears.head, asks });
  }

  private say(message: NodeMessage | PeopleNews): void {
    this.channel?.send(JSON.stringify(message));
  }

  private heard(text: string, from: string): void {
    const { ears } = this;
    const message = readNodeMessage(text);
    if (!ears || !message) return;
    if (message.kind === 'left') return ears.heardOf(this.others.left(from));
    const isNew = this.others.heard(from, this.parts.clock.elapsed());
    if (isNew) this.relay.callRoll();
    if (message.kind === 'people') ears.heardOf(this.others.take(from, message));
    else if (message.kind === 'here') this.greeted(message, ears);
    else this.follow(message.first, message.operations);
  }

  private greeted({ head, asks }: Extract<NodeMessage, { readonly kind: 'here' }>, ears: RoomEars): void {
    if (head > ears.head) ears.look();
    if (!asks) return;
    this.present(false);
    this.relay.callRoll();
  }

  private follow(first: number, packed: readonly (readonly unknown[])[]): void {
    const operations = readOperations(this.parts.place.assessmentId, packed);
    if (operations) this.ears?.arrived(first, operations);
    else this.ears?.look();
  }
}
