import {
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
} from '@certitude/contracts';
import type { Doc } from 'yjs';
import type { Contributors } from '../contributors';
import { Collector } from './collector';
import { Committed } from './committed';
import { Connection } from './connection';
import { Content, type Stretch } from './content';
import type { ReadContent, ReplicaEffect, ReplicaPhase, ResponseView, Saving } from './effects';
import { Notes } from './notes';
import { Outbox } from './outbox';
import type { OutboxEntry } from './outbox-entry';
import { OwnEdits, type EditValue, type FieldEdit } from './own-edits';
import { OwnView } from './own-view';
import { Refusals } from './refusals';
import { isTemporary } from './retries';
import { Situation } from './situation';
import { Turns } from './turns';

export interface ReplicaOptions {
  /** Id of this tab's outbox. */
  readonly client: string;
  readonly account: AccountId;
  /** A new unsigned 32-bit random number at each call, for the Yjs documents. */
  readonly newYjsClient: () => number;
}

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
  readonly #view: OwnView;
  readonly #edits: OwnEdits;
  readonly #turns = new Turns();
  readonly #connection = new Connection();
  readonly #situation = new Situation();

  constructor(options: ReplicaOptions) {
    this.#notes = new Notes(options.newYjsClient);
    this.#refusals = new Refusals(this.#outbox, this.#notes, this.#out);
    const parts = { committed: this.#committed, notes: this.#notes, outbox: this.#outbox, out: this.#out };
    this.#content = new Content(parts, options);
    this.#view = new OwnView(parts);
    const obstacle = (response: ResponseId) => this.#obstacle(response);
    this.#edits = new OwnEdits({ ...parts, view: this.#view, refusals: this.#refusals, obstacle });
  }

  get phase(): ReplicaPhase {
    return this.#connection.phase;
  }
  /** Sequence number of the last operation seen; null while the content has to come as a snapshot. */
  get head(): number | null {
    return this.#content.head;
  }
  get epoch(): number {
    return this.#situation.epoch;
  }
  get state(): StreamState {
    return this.#situation.state;
  }
  get role(): Role | null {
    return this.#situation.role;
  }
  /** Who is invited to answer what; the same object until it changes. */
  get contributors(): Contributors {
    return this.#situation.contributors;
  }
  get responses(): readonly ResponseId[] {
    return this.#committed.ids;
  }

  view(response: ResponseId): ResponseView | null {
    return this.#view.of(response);
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
    return this.#view.noteState(response);
  }

  saving(): Saving {
    return this.#view.saving();
  }

  /** The value that undoing the own last change of a field would bring back; null once somebody else has changed it. */
  lastOwn(response: ResponseId, field: ResponseField): { readonly value: FieldValue } | null {
    return this.#view.lastOwn(response, field);
  }

  /** Before the first `connected`: what a replica with the same client id had stored before the tab was reloaded. */
  restoreOutbox(stored: readonly OutboxEntry[]): ReplicaEffect[] {
    return this.#run(() => this.#outbox.restore(stored));
  }

  /** Sets a field. What is already there is not set again. */
  edit<F extends ResponseField>(response: ResponseId, field: F, value: EditValue<F>, now: number): ReplicaEffect[] {
    return this.#run(() => this.#edits.set({ response, field, value }, { epoch: this.epoch, madeAt: now }));
  }

  /** Sets several fields, and sends them together. */
  editAll(edits: readonly FieldEdit[], now: number): ReplicaEffect[] {
    return this.#run(() => {
      for (const edit of edits) this.#edits.set(edit, { epoch: this.epoch, madeAt: now });
    });
  }

  /** Takes an update that an editor made to the document of `note()`. */
  editText(response: ResponseId, update: Uint8Array, now: number): ReplicaEffect[] {
    return this.#run(() => this.#edits.write(response, update, { epoch: this.epoch, madeAt: now }));
  }

  connected(): ReplicaEffect[] {
    return this.#run(() => {
      if (this.phase === 'offline' || this.phase === 'closed') this.#join();
    });
  }

  disconnected(): ReplicaEffect[] {
    return this.#run(() => this.#enter('offline'));
  }

  /** The server says that something may be missing, or the shell missed an answer. */
  resync(): ReplicaEffect[] {
    return this.#run(() => this.#resync());
  }

  /** The time a `retry` effect asked for is over. */
  retry(): ReplicaEffect[] {
    return this.#run(() => {
      if (this.#connection.goOn()) this.#join();
    });
  }

  /**
   * Takes over what was read for want of a connection, unless it is older than what is here. Own edits wait on top of it,
   * and the first join goes on from it.
   */
  read(content: ReadContent): ReplicaEffect[] {
    return this.#run(() => {
      const isOlder = content.epoch < this.epoch || content.head < (this.#content.head ?? 0);
      if (this.phase !== 'offline' || isOlder) return;
      this.#content.load({ head: content.head, content: { kind: 'snapshot', snapshot: content.snapshot } });
      this.#situation.take(content);
    });
  }

  joined(answer: Joined): ReplicaEffect[] {
    return this.#run(() => {
      if (this.phase !== 'joining') return;
      if (!this.#content.load(answer)) {
        this.#content.forget();
        return this.#join();
      }
      const held = this.#connection.follow(() => this.#resync());
      this.#outbox.landed();
      this.#situation.take(answer);
      this.#refusals.settle(answer.cursor, answer.epoch);
      held.forEach((input) => input());
    });
  }

  joinRefused(code: RejectionCode): ReplicaEffect[] {
    return this.#run(() => {
      if (this.phase !== 'joining') return;
      if (!isTemporary(code)) return this.#close(code);
      this.#enter('waiting');
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

  permissionsChanged(change: Omit<PermissionsChanged, 'assessment'>): ReplicaEffect[] {
    return this.#run(() => {
      this.#situation.permit(change);
      if (change.role === null) this.#close(change.deleted ? 'not_found' : 'forbidden');
    });
  }

  /** Why an edit cannot even be tried. Whether it is allowed, the server decides. */
  #obstacle(response: ResponseId): RejectionCode | null {
    if (this.phase === 'closed') return 'forbidden';
    if (!this.#committed.get(response)) return 'not_found';
    return this.#situation.obstacle;
  }

  #reject(rejections: readonly Rejection[]): void {
    this.#refusals.refuse(rejections.filter(({ code }) => !isTemporary(code)));
    if (!rejections.some(({ code }) => isTemporary(code))) return;
    this.#outbox.landed();
    this.#askToRetry();
  }

  #join(): void {
    this.#enter('joining');
    const { head } = this.#content;
    this.#out.add({ type: 'join', ...(head !== null && { last: head, epoch: this.epoch }) });
  }

  #enter(phase: ReplicaPhase): void {
    this.#connection.enter(phase);
    this.#outbox.landed();
  }

  #close(code: RejectionCode): void {
    this.#enter('closed');
    this.#out.add({ type: 'closed', code, unsaved: this.#outbox.entries });
  }

  #askToRetry(): void {
    this.#out.add({ type: 'retry', afterMs: this.#connection.pause() });
  }

  #resync(): void {
    if (this.#connection.mayRejoin()) this.#join();
  }

  #follow(stretch: Stretch): void {
    if (!this.#connection.isDue(() => this.#follow(stretch))) return;
    const unsaved = this.#outbox.entries.length;
    if (!this.#content.advance(stretch)) this.#join();
    else if (this.#outbox.entries.length < unsaved) this.#connection.worked();
  }

  #enterState(change: Pick<StreamStateChanged, 'state' | 'epoch'>): void {
    if (!this.#connection.isDue(() => this.#enterState(change)) || !this.#situation.enter(change)) return;
    this.#refusals.refuseUnsent('frozen', (entry) => entry.epoch !== change.epoch);
  }

  #run(step: () => void): ReplicaEffect[] {
    const before = this.#standing();
    const taken = this.#turns.take(step, () => this.#content.settleNotes());
    return taken ? this.#effects(before) : [];
  }

  /** Storing comes first and sending last. */
  #effects(before: readonly unknown[]): ReplicaEffect[] {
    if (this.#standing().some((part, index) => part !== before[index])) this.#out.add({ type: 'status' });
    const entries = this.#connection.maySend ? this.#outbox.next() : null;
    const { put, remove } = this.#outbox.takeChanges();
    return [
      ...(put.length + remove.length > 0 ? [{ type: 'persist' as const, put, remove }] : []),
      ...this.#out.take(),
      ...(entries ? [{ type: 'send' as const, epoch: this.epoch, entries }] : []),
    ];
  }

  #standing(): readonly unknown[] {
    return [this.phase, ...this.#situation.mark()];
  }
}
