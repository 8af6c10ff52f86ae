import {
  LIVE_LIMITS,
  type AccountId,
  type FieldValue,
  type Joined,
  type PermissionsChanged,
  type Rejected,
  type Rejection,
  type RejectionCode,
  type ResponseField,
  type ResponseId,
  type Role,
  type StreamState,
  type StreamStateChanged,
  ownBytes,
} from '@certitude/contracts';
import type { Doc } from 'yjs';
import { contributorsOf, sameContributors, type Contributors } from '../contributors';
import { originSeq, sameValue } from '../answer';
import { mergeUpdates } from '../note-clocks';
import { Collector } from './collector';
import { Committed } from './committed';
import { Content, type Stretch } from './content';
import type { ReadContent, ReplicaEffect, ReplicaPhase, ResponseView, Saving } from './effects';
import { Notes } from './notes';
import { Outbox, type NewEntry } from './outbox';
import type { FieldEntry, OutboxEntry } from './outbox-entry';
import { Refusals } from './refusals';
import { isTemporary, Retries } from './retries';
import { Turns } from './turns';
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
  readonly #content: Content;
  readonly #turns = new Turns();
  readonly #retries = new Retries();

  #phase: ReplicaPhase = 'offline';
  #epoch = 0;
  #state: StreamState = 'open';
  #role: Role | null = null;
  #contributors: Contributors = new Map();
  /** What arrived before the answer to `join` and comes after it. */
  #held: (() => void)[] = [];
  #joinAgain = false;
  #paused = false;

  constructor(options: ReplicaOptions) {
    this.#notes = new Notes(options.newYjsClient);
    this.#refusals = new Refusals(this.#outbox, this.#notes, this.#out);
    const parts = { committed: this.#committed, notes: this.#notes, outbox: this.#outbox, out: this.#out };
    this.#content = new Content(parts, options);
  }

  get phase(): ReplicaPhase {
    return this.#phase;
  }
  /** Sequence number of the last operation seen; null while the content has to come as a snapshot. */
  get head(): number | null {
    return this.#content.head;
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
  /** Who is invited to answer what; the same object until it changes. */
  get contributors(): Contributors {
    return this.#contributors;
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

  /** Sets a field. What is already there is not set again. */
  edit<F extends ResponseField>(response: ResponseId, field: F, value: EditValue<F>, now: number): ReplicaEffect[] {
    return this.#run(() => {
      const view = this.view(response);
      const code = this.#obstacle(response);
      if (code) return this.#out.add({ type: 'refused', response, field, value, code, clientSeq: null });
      if (!view || sameValue(view.values[field], value)) return;
      const edit = { response, field, value, base: originSeq(view, field), epoch: this.#epoch, madeAt: now };
      // TypeScript does not follow that F is one field; the signature guarantees it.
      this.#outbox.add(edit as NewEntry);
      this.#out.changed(response);
    });
  }

  /** Takes an update that an editor made to the document of `note()`. */
  editText(response: ResponseId, update: Uint8Array, now: number): ReplicaEffect[] {
    return this.#run(() => {
      const code = this.#obstacle(response) ?? (update.byteLength > LIVE_LIMITS.textBytes ? 'too_large' : null);
      if (code) return this.#refusals.refuseNoteEdit(response, update, code);
      const generation = this.#notes.generation(response);
      const own = ownBytes(update);
      this.#outbox.add({ response, field: 'rationale', update: own, generation, epoch: this.#epoch, madeAt: now });
      this.#notes.edit(response, own);
      this.#out.changed(response);
    });
  }

  connected(): ReplicaEffect[] {
    return this.#run(() => {
      if (this.#phase === 'offline' || this.#phase === 'closed') this.#join();
    });
  }

  disconnected(): ReplicaEffect[] {
    return this.#run(() => this.#leave('offline'));
  }

  /** The server says that something may be missing, or the shell missed an answer. */
  resync(): ReplicaEffect[] {
    return this.#run(() => this.#resync());
  }

  /** The time a `retry` effect asked for is over. */
  retry(): ReplicaEffect[] {
    return this.#run(() => {
      this.#paused = false;
      if (this.#phase === 'waiting') this.#join();
    });
  }

  /**
   * Takes over what was read for want of a connection, unless it is older than what is here. Own edits wait on top of it,
   * and the first join goes on from it.
   */
  read(content: ReadContent): ReplicaEffect[] {
    return this.#run(() => {
      const isOlder = content.epoch < this.#epoch || content.head < (this.#content.head ?? 0);
      if (this.#phase !== 'offline' || isOlder) return;
      this.#content.load({ head: content.head, content: { kind: 'snapshot', snapshot: content.snapshot } });
      this.#situate(content);
    });
  }

  joined(answer: Joined): ReplicaEffect[] {
    return this.#run(() => {
      if (this.#phase !== 'joining') return;
      if (!this.#content.load(answer)) {
        this.#content.forget();
        return this.#join();
      }
      const held = this.#held;
      if (this.#joinAgain) held.push(() => this.#resync());
      this.#leave('live');
      this.#retries.worked();
      this.#situate(answer);
      this.#settleOutbox(answer.cursor);
      held.forEach((input) => input());
    });
  }

  joinRefused(code: RejectionCode): ReplicaEffect[] {
    return this.#run(() => {
      if (this.#phase !== 'joining') return;
      if (!isTemporary(code)) return this.#close(code);
      this.#leave('waiting');
      this.#askToRetry();
    });
  }

  operations(frame: Stretch): ReplicaEffect[] {
    return this.#run(() => this.#follow(frame));
  }

  rejected({ rejections }: Pick<Rejected, 'rejections'>): ReplicaEffect[] {
    return this.#run(() => this.#reject(rejections));
  }

  /** The server refused the message in flight as a whole. */
  messageRefused(code: RejectionCode): ReplicaEffect[] {
    return this.#run(() => {
      // The server does not know who this is, or that they have joined: the edits are as good as before.
      if (code === 'unauthenticated' || code === 'not_found') return this.#resync();
      this.#reject(this.#outbox.inFlight.map((clientSeq) => ({ clientSeq, code })));
    });
  }

  /** Whether the server has not dealt with an edit that was sent to it. */
  isInFlight(clientSeq: number): boolean {
    return this.#outbox.inFlight.includes(clientSeq);
  }

  stateChanged(change: Pick<StreamStateChanged, 'state' | 'epoch'>): ReplicaEffect[] {
    return this.#run(() => this.#enterState(change));
  }

  permissionsChanged({ role, contributors }: Omit<PermissionsChanged, 'assessment'>): ReplicaEffect[] {
    return this.#run(() => {
      this.#role = role;
      this.#learn(contributors);
      if (role === null) this.#close('forbidden');
    });
  }

  /** Why an edit cannot even be tried. Whether it is allowed, the server decides. */
  #obstacle(response: ResponseId): RejectionCode | null {
    if (this.#phase === 'closed') return 'forbidden';
    if (!this.#committed.get(response)) return 'not_found';
    return this.#state === 'open' ? null : 'frozen';
  }

  #reject(rejections: readonly Rejection[]): void {
    this.#refusals.refuse(rejections.filter(({ code }) => !isTemporary(code)));
    if (!rejections.some(({ code }) => isTemporary(code))) return;
    this.#outbox.landed();
    this.#paused = true;
    this.#askToRetry();
  }

  #situate({ epoch, state, role, contributors }: Omit<ReadContent, 'head' | 'snapshot'>): void {
    this.#epoch = epoch;
    this.#state = state;
    this.#role = role;
    this.#learn(contributors);
  }

  #learn(list: PermissionsChanged['contributors']): void {
    const contributors = contributorsOf(list);
    if (!sameContributors(contributors, this.#contributors)) this.#contributors = contributors;
  }

  #join(): void {
    this.#leave('joining');
    const { head } = this.#content;
    this.#out.add({ type: 'join', ...(head !== null && { last: head, epoch: this.#epoch }) });
  }

  #leave(next: ReplicaPhase): void {
    this.#phase = next;
    this.#outbox.landed();
    this.#held = [];
    this.#joinAgain = false;
    this.#paused = false;
  }

  #close(code: RejectionCode): void {
    this.#leave('closed');
    this.#out.add({ type: 'closed', code, unsaved: this.#outbox.entries });
  }

  #askToRetry(): void {
    this.#out.add({ type: 'retry', afterMs: this.#retries.nextPause() });
  }

  /** What the stream has dealt with is in the content just taken over, or was refused; edits of another epoch are too late. */
  #settleOutbox({ clientSeq, rejected }: Joined['cursor']): void {
    this.#outbox.continueAfter(clientSeq);
    this.#refusals.refuse(rejected);
    for (const entry of this.#outbox.entries.filter((each) => each.clientSeq <= clientSeq)) {
      this.#outbox.remove(entry.clientSeq);
      this.#out.changed(entry.response);
    }
    const late = this.#outbox.entries.filter((entry) => entry.epoch !== this.#epoch);
    this.#refusals.refuse(late.map((entry) => ({ clientSeq: entry.clientSeq, code: 'frozen' })));
  }

  #resync(): void {
    if (this.#phase === 'live' || this.#phase === 'waiting') this.#join();
    else if (this.#phase === 'joining') this.#joinAgain = true;
  }

  #follow(stretch: Stretch): void {
    if (this.#phase === 'joining') this.#held.push(() => this.#follow(stretch));
    if (this.#phase !== 'live') return;
    const unsaved = this.#outbox.entries.length;
    if (!this.#content.advance(stretch)) this.#join();
    else if (this.#outbox.entries.length < unsaved) this.#retries.worked();
  }

  #enterState({ state, epoch }: Pick<StreamStateChanged, 'state' | 'epoch'>): void {
    if (this.#phase === 'joining') this.#held.push(() => this.#enterState({ state, epoch }));
    // A join may have told of something later already.
    if (this.#phase !== 'live' || epoch < this.#epoch) return;
    this.#epoch = epoch;
    this.#state = state;
    this.#refusals.refuseUnsent('frozen', (entry) => entry.epoch !== epoch);
  }

  #run(step: () => void): ReplicaEffect[] {
    const before = { situation: this.#situation(), contributors: this.#contributors };
    const taken = this.#turns.take(step, () => this.#settleNotes());
    return taken ? this.#effects(before) : [];
  }

  #settleNotes(): void {
    for (const response of this.#notes.settle()) {
      this.#notes.drop(response);
      this.#out.add({ type: 'noteReset', response });
    }
  }

  /** Storing comes first and sending last. */
  #effects(before: { readonly situation: string; readonly contributors: Contributors }): ReplicaEffect[] {
    const isSame = before.situation === this.#situation() && before.contributors === this.#contributors;
    if (!isSame) this.#out.add({ type: 'status' });
    const entries = this.#phase === 'live' && !this.#paused ? this.#outbox.next() : null;
    const { put, remove } = this.#outbox.takeChanges();
    return [
      ...(put.length + remove.length > 0 ? [{ type: 'persist' as const, put, remove }] : []),
      ...this.#out.take(),
      ...(entries ? [{ type: 'send' as const, epoch: this.#epoch, entries }] : []),
    ];
  }

  #situation(): string {
    return JSON.stringify([this.#phase, this.#state, this.#epoch, this.#role]);
  }
}
