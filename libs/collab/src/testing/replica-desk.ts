import type { FieldChange, Joined, ResponseId, ResponseValues, StreamOperation } from '@certitude/contracts';
import { ClientReplica } from '../replica/client-replica';
import type { ReplicaEffect } from '../replica/effects';
import { FROM_STREAM } from '../replica/notes';
import type { OutboxEntry } from '../replica/outbox-entry';
import { aClient, anAccount, aResponse, NEW_VALUES, snapshotOf } from './given';

export const ME = anAccount(1);
export const OTHER = anAccount(2);
const NOW = 1_000_000;

type Content = Joined['content'];
export const snapshot = (
  values: Partial<ResponseValues> = {},
  notes: Extract<Content, { kind: 'snapshot' }>['snapshot']['notes'] = [],
): Content => ({
  kind: 'snapshot',
  snapshot: {
    responses: [1, 2].map((number) =>
      snapshotOf(aResponse(number), { values: { ...NEW_VALUES, ...values }, origins: {} }),
    ),
    notes,
  },
});
export const tail = (first: number, ...operations: StreamOperation[]): Content => ({ kind: 'tail', first, operations });

/** An operation of the stream, by somebody else on response 1 unless said otherwise. */
export const streamed = (
  change: FieldChange,
  rest: Partial<Pick<StreamOperation, 'actor' | 'client' | 'clientSeq' | 'response'>> = {},
): StreamOperation => ({
  actor: OTHER,
  client: aClient(2),
  clientSeq: 1,
  response: aResponse(1),
  at: 1,
  ...rest,
  ...change,
});
export const streamedNote = (
  update: Uint8Array,
  rest: { readonly generation?: number; readonly own?: number } = {},
): StreamOperation => {
  const author =
    rest.own === undefined
      ? { actor: OTHER, client: aClient(2), clientSeq: 1 }
      : { actor: ME, client: aClient(1), clientSeq: rest.own };
  return { ...author, response: aResponse(1), at: 1, field: 'rationale', update, generation: rest.generation ?? 1 };
};

type EffectOf<T extends ReplicaEffect['type']> = Extract<ReplicaEffect, { readonly type: T }>;

/** A replica, everything it asked for so far, and a clock that goes on by a second with each edit. */
export class ReplicaDesk {
  readonly effects: ReplicaEffect[] = [];
  now = NOW;
  #yjsClients = 100;
  replica = this.#newReplica();

  /** What the last inputs made the replica ask for, of one type. Forgets everything before it. */
  asked<T extends ReplicaEffect['type']>(type: T): EffectOf<T>[] {
    const found = this.effects.filter((effect): effect is EffectOf<T> => effect.type === type);
    this.effects.length = 0;
    return found;
  }

  take(effects: readonly ReplicaEffect[]): void {
    this.effects.push(...effects);
  }

  /** Connects and joins. */
  join(answer: Partial<Joined> = {}): this {
    this.take(this.replica.connected());
    this.answer(answer);
    return this;
  }

  answer(answer: Partial<Joined> = {}): void {
    const cursor = { clientSeq: 0, rejected: [] };
    this.take(
      this.replica.joined({
        ok: true,
        head: 10,
        epoch: 1,
        state: 'open',
        role: 'assessor',
        contributors: [],
        cursor,
        content: snapshot(),
        ...answer,
      }),
    );
  }

  reconnect(answer: Partial<Joined>): void {
    this.take(this.replica.disconnected());
    this.join(answer);
  }

  receive(first: number, ...operations: StreamOperation[]): void {
    this.take(this.replica.operations({ first, operations }));
  }

  level(level: 0 | 1 | 2 | 3 | 4 | 5, response: ResponseId = aResponse(1)): void {
    this.take(this.replica.edit(response, 'level', level, (this.now += 1_000)));
  }

  flag(flag: boolean): void {
    this.take(this.replica.edit(aResponse(1), 'flag', flag, (this.now += 1_000)));
  }

  text(update: Uint8Array): void {
    this.take(this.replica.editText(aResponse(1), update, (this.now += 1_000)));
  }

  /** Binds an editor to the note of response 1, as the shell does. */
  open() {
    const doc = this.replica.note(aResponse(1));
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== FROM_STREAM) this.text(update);
    });
    return doc;
  }

  /** A new replica in the same tab, with what was stored. */
  reload(stored: readonly OutboxEntry[]): this {
    this.replica = this.#newReplica();
    this.effects.length = 0;
    this.take(this.replica.restoreOutbox(stored));
    return this;
  }

  #newReplica(): ClientReplica {
    return new ClientReplica({ client: aClient(1), account: ME, newYjsClient: () => ++this.#yjsClients });
  }
}
