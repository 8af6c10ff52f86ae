import { Submit, type AccountId, type ResponseField, type ResponseId, NOTE_FRAGMENT } from '@certitude/contracts';
import * as Y from 'yjs';
import { ClientReplica } from '../replica/client-replica';
import type { ReplicaEffect } from '../replica/effects';
import { FROM_STREAM } from '../replica/notes';
import { toSubmit, type OutboxEntry } from '../replica/outbox-entry';
import { ASSESSMENT } from './given';
import { type Ledger } from './ledger';
import type { Prng } from './prng';
import type { Downstream, SimConnection, SimNode } from './sim-server';

export type Upstream =
  | { readonly kind: 'join'; readonly last?: number; readonly epoch?: number }
  | { readonly kind: 'submit'; readonly message: Submit };

/** A connection and what is under way on it. Messages keep their order in each direction; nothing else is promised. */
export interface SimLink extends SimConnection {
  readonly node: SimNode;
  readonly up: Upstream[];
}

export interface SimWorld {
  readonly random: Prng;
  /** Whether things go wrong. */
  faulty: boolean;
  now: number;
  readonly ledger: Ledger;
}

/** One browser tab: the shell around a replica, with a store that survives reloads and an editor for each note. */
export class SimClient {
  replica: ClientReplica;
  link: SimLink | null = null;
  retryDue = false;
  readonly #store = new Map<number, OutboxEntry>();
  /** Writes to the store that a crash would lose. */
  #unstored: Extract<ReplicaEffect, { readonly type: 'persist' }>[] = [];
  readonly #bound = new Map<ResponseId, Y.Doc>();

  constructor(
    private readonly world: SimWorld,
    readonly account: AccountId,
    readonly client: string,
  ) {
    this.replica = this.#newReplica();
  }

  get stored(): number {
    return this.#store.size;
  }
  get openNotes(): ReadonlyMap<ResponseId, Y.Doc> {
    return this.#bound;
  }

  connect(node: SimNode): SimLink {
    this.link = { account: this.account, client: this.client, alive: true, node, up: [], down: [] };
    this.perform(this.replica.connected());
    return this.link;
  }

  disconnect(): void {
    if (this.link) this.link.alive = false;
    this.link = null;
    this.retryDue = false;
    this.perform(this.replica.disconnected());
  }

  receive(message: Downstream): void {
    this.perform(this.#input(message));
  }

  retry(): void {
    this.retryDue = false;
    this.perform(this.replica.retry());
  }

  /** Loads the page again. What was written to the store in the last moments may be lost. */
  reload(): void {
    this.disconnect();
    if (this.world.random.chance(0.3)) this.#loseWrites();
    this.storeWrites();
    for (const response of this.#bound.keys()) this.replica.closeNote(response);
    this.#bound.clear();
    this.replica = this.#newReplica();
    this.perform(this.replica.restoreOutbox([...this.#store.values()]));
  }

  storeWrites(): void {
    for (const { put, remove } of this.#unstored.splice(0)) {
      for (const entry of put) this.#store.set(entry.clientSeq, entry);
      for (const clientSeq of remove) this.#store.delete(clientSeq);
    }
  }

  edit(response: ResponseId, field: ResponseField, value: Parameters<ClientReplica['edit']>[2]): void {
    this.perform(this.replica.edit(response, field, value, this.world.now));
  }

  undo(response: ResponseId, field: ResponseField): void {
    const last = this.replica.lastOwn(response, field);
    if (last && field !== 'status') this.edit(response, field, last.value);
  }

  /** Types into a note, or deletes from it, as an editor does. */
  type(response: ResponseId, words: string): void {
    const fragment = this.#open(response).getXmlFragment(NOTE_FRAGMENT);
    const { random } = this.world;
    if (fragment.length === 0 || random.chance(0.2)) {
      fragment.insert(random.below(fragment.length + 1), [newParagraph(words)]);
      return;
    }
    const at = random.below(fragment.length);
    const text = textIn(fragment.get(at));
    if (!text || random.chance(0.1)) fragment.delete(at, 1);
    else if (text.length > 4 && random.chance(0.3)) text.delete(random.below(text.length - 3), 1 + random.below(3));
    else if (text.length > 2 && random.chance(0.12)) text.format(0, 2, { bold: {} });
    else text.insert(random.below(text.length + 1), words);
  }

  perform(effects: readonly ReplicaEffect[]): void {
    const { ledger } = this.world;
    ledger.observe(this.client, effects);
    for (const effect of effects) {
      if (effect.type === 'persist') this.#unstored.push(effect);
      if (effect.type === 'join') this.link?.up.push({ kind: 'join', last: effect.last, epoch: effect.epoch });
      if (effect.type === 'send') this.#send(effect);
      if (effect.type === 'retry') this.retryDue = true;
      if (effect.type === 'noteReset' && this.#bound.delete(effect.response)) this.#open(effect.response);
    }
  }

  #send(effect: Extract<ReplicaEffect, { readonly type: 'send' }>): void {
    const message = toSubmit(effect, { assessment: ASSESSMENT, client: this.client }, this.world.now);
    this.link?.up.push({ kind: 'submit', message: Submit.parse(message) });
  }

  #input(message: Downstream): ReplicaEffect[] {
    switch (message.kind) {
      case 'joined':
        return this.replica.joined(message.answer);
      case 'joinRefused':
        return this.replica.joinRefused(message.code);
      case 'operations':
        return this.replica.operations(message);
      case 'rejected':
        return this.replica.rejected(message);
      case 'refused':
        return this.replica.messageRefused(message.code);
      case 'state':
        return this.replica.stateChanged(message);
      case 'permissions':
        return this.replica.permissionsChanged(message);
      case 'resync':
        return this.replica.resync();
    }
  }

  #open(response: ResponseId): Y.Doc {
    const open = this.#bound.get(response);
    if (open) return open;
    const doc = this.replica.note(response);
    this.#bound.set(response, doc);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== FROM_STREAM) this.perform(this.replica.editText(response, update, this.world.now));
      // Some editors repair what they are shown, in the middle of it.
      else if (this.world.faulty && this.world.random.chance(0.01)) this.type(response, '~');
    });
    return doc;
  }

  #loseWrites(): void {
    for (const { put, remove } of this.#unstored.splice(0)) {
      const lost = [...put.map(({ clientSeq }) => clientSeq), ...remove];
      this.world.ledger.crashed(this.client, lost);
    }
  }

  #newReplica(): ClientReplica {
    const { random } = this.world;
    const newYjsClient = () => random.below(2 ** 32);
    return new ClientReplica({ client: this.client, account: this.account, newYjsClient });
  }
}

const newParagraph = (words: string): Y.XmlElement => {
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [new Y.XmlText(words)]);
  return paragraph;
};

const textIn = (node: unknown): Y.XmlText | null => {
  const child = node instanceof Y.XmlElement && node.length > 0 ? node.get(0) : null;
  return child instanceof Y.XmlText ? child : null;
};
