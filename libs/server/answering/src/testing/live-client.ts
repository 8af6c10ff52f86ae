import { ClientReplica, type EditValue, type ReplicaEffect, toSubmit } from '@certitude/collab';
import {
  type AccountId,
  type AssessmentView,
  type FieldValue,
  type Joined,
  LIVE,
  type MessageRefused,
  type PermissionsChanged,
  type SavingChanged,
  type PresenceFrame,
  type Refused,
  type Rejected,
  type ResponseField,
  type ResponseId,
  type StreamOperation,
  type StreamStateChanged,
  type PackedFrame,
  unpackJoined,
  unpackOperations,
  NOTE_FRAGMENT,
} from '@certitude/contracts';
import { eventually } from '@certitude/server/testing';
import { type Socket } from 'socket.io-client';
import { v4 } from 'uuid';
import * as Y from 'yjs';

interface Tab {
  readonly account: AccountId;
  readonly view: Pick<AssessmentView, 'id' | 'organizationId'>;
}
export type Answered = { readonly ok: true } | Refused;

let yjsClients = 1;

/** One browser tab: the real replica over a real socket. Keeps everything it was told. */
export class LiveClient {
  readonly client = v4();
  readonly replica: ClientReplica;
  /** Operations in the order received, with their sequence numbers. */
  readonly seen: { readonly seq: number; readonly operation: StreamOperation }[] = [];
  readonly effects: ReplicaEffect[] = [];
  readonly presence: PresenceFrame[] = [];
  readonly states: StreamStateChanged[] = [];
  readonly permissions: PermissionsChanged[] = [];
  /** Whether saving was possible, each time it was told. */
  readonly saving: boolean[] = [];
  readonly answers: Joined[] = [];
  private seqs = 0;

  constructor(
    readonly socket: Socket,
    private readonly tab: Tab,
  ) {
    this.replica = new ClientReplica({ client: this.client, account: tab.account, newYjsClient: () => ++yjsClients });
    socket.on('connect', () => this.run(this.replica.connected()));
    socket.on('disconnect', () => this.run(this.replica.disconnected()));
    socket.on(LIVE.operations, (frame: PackedFrame) => this.follow(frame));
    socket.on(LIVE.rejected, (message: Rejected) => this.run(this.replica.rejected(message)));
    socket.on(LIVE.refused, ({ code }: MessageRefused) => this.run(this.replica.messageRefused(code)));
    socket.on(LIVE.resync, () => this.run(this.replica.resync()));
    socket.on(LIVE.saving, ({ possible }: SavingChanged) => this.saving.push(possible));
    socket.on(LIVE.state, (change: StreamStateChanged) => {
      this.states.push(change);
      this.run(this.replica.stateChanged(change));
    });
    socket.on(LIVE.permissions, (change: PermissionsChanged) => {
      this.permissions.push(change);
      this.run(this.replica.permissionsChanged(change));
    });
    socket.on(LIVE.presence, (frame: PresenceFrame) => this.presence.push(frame));
  }

  /** Until it follows the stream. */
  live(): Promise<void> {
    return eventually(() => {
      if (this.replica.phase !== 'live') throw new Error(`Not live but ${this.replica.phase}.`);
    });
  }

  /** Until everything it did is committed or refused. */
  settled(): Promise<void> {
    return eventually(() => {
      const { pending } = this.replica.saving();
      if (pending > 0) throw new Error(`${pending} edits are not settled.`);
    });
  }

  edit<F extends ResponseField>(response: ResponseId, field: F, value: EditValue<F>, at = Date.now()): void {
    this.run(this.replica.edit(response, field, value, at));
  }

  /** Types a paragraph at the end of a note. */
  type(response: ResponseId, text: string): void {
    const doc = this.replica.note(response);
    let update: Uint8Array | null = null;
    const take = (bytes: Uint8Array): void => void (update = bytes);
    doc.on('update', take);
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(text)]);
    doc.getXmlFragment(NOTE_FRAGMENT).push([paragraph]);
    doc.off('update', take);
    if (update) this.run(this.replica.editText(response, update, Date.now()));
  }

  value<F extends ResponseField>(response: ResponseId, field: F): FieldValue<F> | undefined {
    return this.replica.view(response)?.values[field];
  }

  /** The words of a note as this tab has it. */
  text(response: ResponseId): string {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, this.replica.noteState(response));
    return doc
      .getXmlFragment(NOTE_FRAGMENT)
      .toArray()
      .map((line) => (line instanceof Y.XmlElement ? String(line.get(0)) : ''))
      .join('\n');
  }

  /** Effects of one kind, in order. */
  told<T extends ReplicaEffect['type']>(type: T): Extract<ReplicaEffect, { readonly type: T }>[] {
    return this.effects.filter(
      (effect): effect is Extract<ReplicaEffect, { readonly type: T }> => effect.type === type,
    );
  }

  /** Sends operations past the replica. @returns the acknowledgement */
  submit(operations: readonly object[], rest: object = {}): Promise<Answered> {
    const message = {
      assessment: this.tab.view.id,
      client: this.client,
      epoch: this.replica.epoch,
      operations,
      ...rest,
    };
    return this.request(LIVE.submit, message);
  }

  /** A raw level operation with a number of its own. */
  level(response: ResponseId, value: number, rest: object = {}): object {
    return { clientSeq: this.nextSeq(), response, age: 0, field: 'level', value, base: 0, ...rest };
  }

  nextSeq(): number {
    return ++this.seqs;
  }

  request<A = Answered>(message: string, payload: unknown): Promise<A> {
    return this.socket.timeout(30_000).emitWithAck(message, payload) as Promise<A>;
  }

  join(rest: object = {}): Promise<Joined | Refused> {
    return this.request<Joined | Refused>(LIVE.join, { ...this.joining(), ...rest }).then(unpackJoined);
  }

  /** What it joins with. */
  joining(): object {
    const { id: assessment, organizationId: organization } = this.tab.view;
    return { organization, assessment, client: this.client };
  }

  close(): void {
    this.socket.disconnect();
  }

  private follow(packed: PackedFrame): void {
    const frame = unpackOperations(packed);
    frame.operations.forEach((operation, index) => this.seen.push({ seq: frame.first + index, operation }));
    this.run(this.replica.operations(frame));
  }

  private run(effects: readonly ReplicaEffect[]): void {
    for (const effect of effects) {
      this.effects.push(effect);
      if (effect.type === 'join') void this.answerJoin(effect);
      if (effect.type === 'send') this.send(effect);
      if (effect.type === 'retry') setTimeout(() => this.run(this.replica.retry()), 20);
    }
  }

  private async answerJoin({ last, epoch }: { readonly last?: number; readonly epoch?: number }): Promise<void> {
    const answer = await this.join(last === undefined ? {} : { last, epoch }).catch(() => null);
    if (!answer?.ok) return this.run(this.replica.joinRefused(answer?.code ?? 'busy'));
    this.answers.push(answer);
    this.run(this.replica.joined(answer));
  }

  private send(effect: Extract<ReplicaEffect, { readonly type: 'send' }>): void {
    const place = { assessment: this.tab.view.id, client: this.client };
    this.socket.emit(LIVE.submit, toSubmit(effect, place, Date.now()));
  }
}
