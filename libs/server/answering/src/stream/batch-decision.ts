import {
  type Contributors,
  decide,
  type DecideInput,
  type Decision,
  isInvited,
  type NoteClocks,
  type Submission,
} from '@certitude/collab';
import {
  type AccountId,
  type RejectionCode,
  type ResponseId,
  type Role,
  type StreamOperation,
  type SubmittedOperation,
} from '@certitude/contracts';
import { asBuffer } from '../bytes';
import { type Append, appendOf } from './append';
import { type Invitation } from './facts/contributors';
import { type BelievedRoles, type Roles } from './facts/roles';
import { type StreamRow } from './facts/stream-row';
import { type StreamPlace } from './stream-facts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
/** What an edit changes, without what says where and when it was made. */
export type EditContent = Without<SubmittedOperation, 'clientSeq' | 'age' | 'base' | 'generation'>;

/** A person who edits, with one of their clients. */
export interface Author {
  readonly account: AccountId;
  readonly client: string;
  /** As it is believed to be; null: no member. */
  readonly role: Role | null;
}
/** Edits that one person has sent together. */
export interface EditMessage {
  readonly participant: Author;
  readonly epoch: number;
  readonly operations: readonly SubmittedOperation[];
  /** Of a part of a message: number of the first edit of the whole. */
  readonly since?: number;
  /** What the database has said about them. */
  readonly refuse?: RejectionCode;
}

/** The content that edits are decided on, as far as its stream has been followed. */
export interface DecidableContent extends StreamRow, Pick<DecideInput, 'responses' | 'cursors' | 'contributors'> {
  readonly notes: { clocks(response: ResponseId): NoteClocks };
}

/** What a batch is decided with besides the room's content. */
export interface BatchFacts {
  readonly now: number;
  /** Present roles, read under the lock; null: those the participants came with, which the commit checks. */
  readonly roles: Roles | null;
  /** Of the accounts that are to become owner or reviewer, those that are members. */
  readonly members: Roles | null;
}

const NOBODY: Roles = new Map();

/** Some messages that are decided and committed together. Deciding again replaces the decision before. */
export class BatchDecision<Message extends EditMessage = EditMessage> {
  /** People who are to become owner or reviewer. */
  readonly mentioned: ReadonlySet<AccountId>;
  private made: Decision | null = null;
  private on: { readonly head: number; readonly epoch: number } = { head: 0, epoch: 0 };
  private roles: BatchFacts['roles'] = null;
  private contributors: Contributors = new Map();

  constructor(
    readonly messages: readonly Message[],
    private readonly place: StreamPlace,
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

  decide(state: DecidableContent, { now, roles, members }: BatchFacts): void {
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
    const [roles, invitations] = [this.believed(), this.invitations()];
    return appendOf(this.place, this.on, { operations: accepted, roles, invitations, responses, cursors });
  }

  /** Every invitation of an author to what they changed: one that is withdrawn meanwhile decides anew. */
  private invitations(): Invitation[] {
    const { accepted } = this.decision;
    const invited = accepted.filter(({ response, actor }) => isInvited(this.contributors, response, actor));
    const byKey = new Map(invited.map(({ response, actor }) => [`${response} ${actor}`, { response, account: actor }]));
    return [...byKey.values()];
  }

  private submission({ participant, ...message }: Message): Submission {
    const { account, role, client } = participant;
    const present = this.roles ? (this.roles.get(account) ?? null) : role;
    return { actor: { id: account, role: present }, client, ...message };
  }

  private clocks(state: DecidableContent): ReadonlyMap<ResponseId, NoteClocks> {
    const written = this.messages.flatMap(({ operations }) =>
      operations.flatMap(({ field, response }) => (field === 'rationale' ? [response] : [])),
    );
    return new Map(written.map((response) => [response, state.notes.clocks(response)]));
  }

  /** Roles the accepted operations were judged by, and who has to be a member for them. */
  private believed(): BelievedRoles {
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

/** Who is to become owner or reviewer. */
export const mentionedIn = (edit: EditContent): AccountId[] =>
  (edit.field === 'owner' || edit.field === 'reviewer') && edit.value !== null ? [edit.value] : [];
