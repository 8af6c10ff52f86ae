import {
  type Contributors,
  decide,
  type Decision,
  isInvited,
  type NoteClocks,
  type Submission,
} from '@certitude/collab';
import {
  type AccountId,
  type ResponseId,
  type Role,
  type StreamOperation,
  type SubmittedOperation,
} from '@certitude/contracts';
import { asBuffer } from '../bytes';
import { type Append, type Invitation } from '../stream/append';
import { eventsOf } from '../stream/stream-events';
import { type QueuedMessage } from './room-queue';
import { type RoomState } from './room-state';
import { type RoomPlace } from './room-store';

/** What a batch is decided with besides the room's content. */
export interface BatchFacts {
  readonly now: number;
  /** Present roles, read under the lock; null: those the participants came with, which the commit checks. */
  readonly roles: ReadonlyMap<AccountId, Role> | null;
  /** Of the accounts that are to become owner or reviewer, those that are members. */
  readonly members: ReadonlyMap<AccountId, Role> | null;
}

const NOBODY: ReadonlyMap<AccountId, Role> = new Map();

/** Some messages that are decided and committed together. Deciding again replaces the decision before. */
export class BatchDecision {
  /** People who are to become owner or reviewer. */
  readonly mentioned: ReadonlySet<AccountId>;
  private made: Decision | null = null;
  private on: { readonly head: number; readonly epoch: number } = { head: 0, epoch: 0 };
  private roles: BatchFacts['roles'] = null;
  private contributors: Contributors = new Map();

  constructor(
    readonly messages: readonly QueuedMessage[],
    private readonly place: RoomPlace,
  ) {
    this.mentioned = new Set(messages.flatMap(({ operations }) => operations.flatMap(mentionedIn)));
  }

  get actors(): AccountId[] {
    return this.messages.map(({ participant }) => participant.account);
  }

  get decision(): Decision {
    if (!this.made) throw new Error('The batch is not decided yet.');
    return this.made;
  }

  /** Sequence number of its first operation. */
  get firstSeq(): number {
    return this.on.head + 1;
  }

  /** Whether there is nothing to write. */
  get isEmpty(): boolean {
    return this.decision.accepted.length === 0 && this.decision.cursors.size === 0;
  }

  isOfOtherEpoch(epoch: number): boolean {
    return this.messages.some((message) => message.epoch !== epoch);
  }

  decide(state: RoomState, { now, roles, members }: BatchFacts): void {
    this.on = { head: state.head, epoch: state.epoch };
    this.roles = roles;
    this.contributors = state.contributors;
    const made = decide({
      state: state.state,
      epoch: state.epoch,
      head: state.head,
      now,
      submissions: this.messages.map((message) => this.submission(message)),
      responses: state.responses,
      cursors: state.cursors,
      notes: this.clocks(state),
      contributors: state.contributors,
      members: new Set((members ?? NOBODY).keys()),
    });
    this.made = { ...made, accepted: made.accepted.map(withBuffer) };
  }

  /** The decision as it is to be written, with what it rests on. */
  append(): Append {
    const { accepted, responses, cursors } = this.decision;
    const { context, assessmentId } = this.place;
    return {
      organizationId: context.organizationId,
      assessmentId,
      ...this.on,
      roles: this.believed(),
      invitations: this.invitations(),
      operations: accepted,
      responses,
      cursors,
      events: eventsOf(assessmentId, accepted, (id) => responses.get(id)?.values),
    };
  }

  /** Every invitation of an author to what they changed: one that is withdrawn meanwhile decides anew. */
  private invitations(): Invitation[] {
    const { accepted } = this.decision;
    const invited = accepted.filter(({ response, actor }) => isInvited(this.contributors, response, actor));
    const byKey = new Map(invited.map(({ response, actor }) => [`${response} ${actor}`, { response, account: actor }]));
    return [...byKey.values()];
  }

  private submission({ participant, ...message }: QueuedMessage): Submission {
    const { account, role, person } = participant;
    const present = this.roles ? (this.roles.get(account) ?? null) : role;
    return { actor: { id: account, role: present }, client: person.client, ...message };
  }

  private clocks(state: RoomState): ReadonlyMap<ResponseId, NoteClocks> {
    const written = this.messages.flatMap(({ operations }) =>
      operations.flatMap(({ field, response }) => (field === 'rationale' ? [response] : [])),
    );
    return new Map(written.map((response) => [response, state.notes.clocks(response)]));
  }

  /** Roles the accepted operations were judged by, and who has to be a member for them. */
  private believed(): ReadonlyMap<AccountId, Role | null> {
    const believed = new Map<AccountId, Role | null>([...this.mentioned].map((account) => [account, null]));
    for (const account of this.mentioned)
      if (!this.decision.accepted.some((operation) => operation.field !== 'rationale' && operation.value === account))
        believed.delete(account);
    const authors = new Set(this.decision.accepted.map(({ actor }) => actor));
    for (const { participant } of this.messages) {
      if (!authors.has(participant.account)) continue;
      const present = this.roles ? this.roles.get(participant.account) : participant.role;
      believed.set(participant.account, present ?? null);
    }
    return believed;
  }
}

const withBuffer = (operation: StreamOperation): StreamOperation =>
  operation.field === 'rationale' ? { ...operation, update: asBuffer(operation.update) } : operation;

const mentionedIn = (operation: SubmittedOperation): AccountId[] =>
  (operation.field === 'owner' || operation.field === 'reviewer') && operation.value !== null ? [operation.value] : [];
