import {
  LIVE_LIMITS,
  type AccountId,
  type Joined,
  type OperationsFrame,
  type PermissionsChanged,
  type Refused,
  type Rejected,
  type Rejection,
  type ResponseField,
  type ResponseId,
  type Role,
  type StreamOperation,
  type StreamState,
  type StreamStateChanged,
} from '@certitude/contracts';
import type { Doc } from 'yjs';
import { originSeq, sameValue } from '../answer';
import { ownBytes } from '../bytes';
import { Committed, conflictOf } from './committed';
import type { ReplicaEffect, ReplicaPhase, ResponseView, Saving } from './effects';
import { Notes } from './notes';
import { Outbox } from './outbox';
import type { FieldEntry, NoteEntry, OutboxEntry } from './outbox-entry';
import { Refusals } from './refusals';
import { viewOf } from './view';

export interface ReplicaOptions {
  /** Id of this tab's outbox. */
  readonly client: string;
  readonly account: AccountId;
  /** A new unsigned 32-bit random number at each call, for the Yjs documents. */
  readonly newYjsClient: () => number;
}

/** The value a person may give to a field by hand. */
export type EditValue<F extends ResponseField> = Extract<FieldEntry, { readonly field: F }>['value'];

/**
 * One tab's side of an assessment: follows the stream, shows it with the own unsaved edits on top, and gets these into
 * the stream exactly once. Driven by inputs; each returns what the shell has to do. An input that arrives while another
 * one is being worked on (an editor reacting to a note's update) waits its turn, and its effects come with the other's.
 */
export class ClientReplica {
  readonly #out = new Collector();
  readonly #committed = new Committed();
  readonly #outbox = new Outbox();
  readonly #notes: Notes;
  readonly #refusals: Refusals;
  readonly #steps: (() => void)[] = [];
  #working = false;

  #phase: ReplicaPhase = 'offline';
  #head: number | null = null;
  #epoch = 0;
  #state: StreamState = 'open';
  #role: Role | null = null;
  /** Frames that arrived before the answer to `join`. */
  #held: OperationsFrame[] = [];
  #joinAgain = false;
  #paused = false;
  #retries = 0;

  constructor(private readonly options: ReplicaOptions) {
    this.#notes = new Notes(options.newYjsClient);
    this.#refusals = new Refusals(this.#outbox, this.#notes, this.#out);
  }

  get phase(): ReplicaPhase {
    return this.#phase;
  }
  /** Sequence number of the last operation seen; null before the first join. */
  get head(): number | null {
    return this.#head;
  }
  get epoch(): number {
    return this.#epoch;
  }
  get state(): StreamState {
    return this.#state;
  }
  get role(): Role | null {
    return this.#role;
  }
  get responses(): readonly ResponseId[] {
    return this.#committed.ids;
  }

  view(response: ResponseId): ResponseView | null {
    const committed = this.#committed.get(response);
    return committed && viewOf(committed, this.#outbox.of(response));
  }

  /** The document of a note, for an editor; made at the first call. Give its updates of other origins to `editText`. */
  note(response: ResponseId): Doc {
    return this.#notes.doc(response, this.#outbox.noteUpdates(response));
  }

  /** Nobody edits this note any more. */
  closeNote(response: ResponseId): void {
    this.#notes.drop(response);
  }

  /** Content of a note with the own unsaved edits, as one Yjs update. */
  noteState(response: ResponseId): Uint8Array {
    return mergeUpdates([this.#notes.committed(response), ...this.#outbox.noteUpdates(response)]);
  }

  saving(): Saving {
    const times = this.#outbox.entries.map(({ madeAt }) => madeAt);
    return { pending: times.length, oldestMadeAt: times.length > 0 ? Math.min(...times) : null };
  }

  /** The value that undoing the own last change of a field would bring back; null once somebody else has changed it. */
  lastOwn(response: ResponseId, field: ResponseField): { readonly value: FieldValue } | null {
    const committed = this.#committed.get(response);
    const unsaved = this.#outbox.of(response);
    const last = unsaved.findLastIndex((entry) => entry.field === field);
    if (!committed || last < 0) return this.#committed.replacedByOwn(response, field);
    return { value: viewOf(committed, unsaved.slice(0, last)).values[field] };
  }

  /** Before the first `connected`: what a replica with the same client id had stored before the tab was reloaded. */
  restoreOutbox(stored: readonly OutboxEntry[]): ReplicaEffect[] {
    return this.#run(() => this.#outbox.restore(stored));
  }

  connected(): ReplicaEffect[] {
    return this.#run(() => {
      if (this.#phase === 'offline' || this.#phase === 'closed') this.#join(this.#head);
    });
  }

  disconnected(): ReplicaEffect[] {
    return this.#run(() => this.#leave('offline'));
  }

  /** The server says that something may be missing, or the shell missed an answer. */
  resync(): ReplicaEffect[] {
    return this.#run(() => {
      if (this.#phase === 'live' || this.#phase === 'waiting') this.#join(this.#head);
      else this.#joinAgain = this.#phase === 'joining';
    });
  }

  /** The time a `retry` effect asked for is over. */
  retry(): ReplicaEffect[] {
    return this.#run(() => {
      this.#paused = false;
      if (this.#phase === 'waiting') this.#join(this.#head);
    });
  }

  joined(answer: Joined): ReplicaEffect[] {
    return this.#run(() => {
      if (this.#phase !== 'joining') return;
      if (!this.#takeContent(answer)) return this.#join(null);
      this.#enter(answer);
      this.#settleOutbox(answer);
      const held = this.#held.splice(0);
      if (this.#joinAgain) this.#join(this.#head);
      else held.forEach((frame) => this.#follow(frame));
    });
  }

  joinRefused(code: Refused['code']): ReplicaEffect[] {
    return this.#run(() => {
      if (this.#phase !== 'joining') return;
      if (!isTemporary(code)) return this.#close(code);
      this.#leave('waiting');
      this.#askToRetry();
    });
  }

  operations(frame: OperationsFrame): ReplicaEffect[] {
    return this.#run(() => this.#follow(frame));
  }

  rejected({ rejections }: Pick<Rejected, 'rejections'>): ReplicaEffect[] {
    return this.#run(() => {
      this.#refusals.refuse(rejections.filter(({ code }) => !isTemporary(code)));
      if (!rejections.some(({ code }) => isTemporary(code))) return;
      this.#outbox.landed();
      this.#paused = true;
      this.#askToRetry();
    });
  }

  stateChanged({ state, epoch }: Pick<StreamStateChanged, 'state' | 'epoch'>): ReplicaEffect[] {
    return this.#run(() => {
      // A join may have told of something later already.
      if (epoch < this.#epoch) return;
      Object.assign(this, {});
    });
  }
}
