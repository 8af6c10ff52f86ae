import { deepStrictEqual } from 'node:assert';
import type { StreamOperation } from '@certitude/contracts';
import { sameValue } from '../answer';
import type { ReplicaEffect } from '../replica/effects';
import type { OutboxEntry } from '../replica/outbox-entry';

interface Fate {
  /** What it was, each time it was stored; the last one counts unless a crash lost it. */
  readonly versions: OutboxEntry[];
  acknowledged: boolean;
  refused: boolean;
  /** A crash of the tab lost a write about it, so that its author's side may have forgotten what became of it. */
  crashed: boolean;
}

/** Knows the fate of every edit of every author, and what the stream holds, and complains when they do not agree. */
export class Ledger {
  readonly #fates = new Map<string, Fate>();
  readonly counts = new Map<string, number>();

  constructor(private readonly log: readonly StreamOperation[]) {}

  observe(client: string, effects: readonly ReplicaEffect[]): void {
    const refused = new Set(effects.flatMap(refusedIn));
    for (const effect of effects) {
      this.count(
        effect.type === 'refused' || effect.type === 'noteRefused' ? `${effect.type} ${effect.code}` : effect.type,
      );
      if (effect.type !== 'persist') continue;
      for (const entry of effect.put) this.#fate(client, entry.clientSeq).versions.push(entry);
      for (const clientSeq of effect.remove) this.#settle(client, clientSeq, refused.has(clientSeq));
    }
  }

  crashed(client: string, clientSeqs: readonly number[]): void {
    for (const clientSeq of clientSeqs) this.#fate(client, clientSeq).crashed = true;
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  /** To be called when everything has come to rest. */
  audit(): void {
    const logged = this.#logged();
    for (const [key, fate] of this.#fates) {
      const operation = logged.get(key);
      if (fate.crashed) continue;
      if (fate.refused && operation) throw new Error(`${key} was refused and is in the stream`);
      if (!fate.refused && !operation) throw new Error(`${key} is lost`);
      if (!fate.refused && !fate.acknowledged) throw new Error(`${key} was never acknowledged`);
      const version = fate.versions.at(-1);
      if (!operation || !version) continue;
      if (contentOf(operation) !== contentOf(version)) throw new Error(`${key} is not what was sent`);
      deepStrictEqual(overwrittenBy(operation), this.#unseen(operation, version), key);
    }
    for (const key of logged.keys()) if (!this.#fates.has(key)) throw new Error(`nobody made ${key}`);
  }

  /** An edit left the outbox: it must have been refused, or be in the stream already. */
  #settle(client: string, clientSeq: number, refused: boolean): void {
    const fate = this.#fate(client, clientSeq);
    fate.refused ||= refused;
    fate.acknowledged ||= !refused;
    if (refused || fate.crashed) return;
    if (!this.log.some((operation) => operation.client === client && operation.clientSeq === clientSeq)) {
      throw new Error(`${client}/${clientSeq} counts as saved and is not in the stream`);
    }
  }

  /** Whom an operation must have overwritten: whoever last changed the field to another value, after its author looked. */
  #unseen(operation: StreamOperation, made: OutboxEntry) {
    if (operation.field === 'rationale' || made.field === 'rationale') return null;
    const { response, field, value, previous } = operation;
    const before = this.log.slice(0, this.log.indexOf(operation));
    const seq =
      before.findLastIndex((each) => each.response === response && each.field === field && isChange(each)) + 1;
    const last = before[seq - 1];
    const unseen = last && last.actor !== operation.actor && seq > made.base && !sameValue(value, previous);
    return unseen ? { actor: last.actor, seq } : null;
  }

  #logged(): ReadonlyMap<string, StreamOperation> {
    const logged = new Map<string, StreamOperation>();
    const reached = new Map<string, number>();
    for (const operation of this.log) {
      const { client, clientSeq } = operation;
      if (client === null || clientSeq === null) continue;
      if (clientSeq <= (reached.get(client) ?? 0))
        throw new Error(`${client}/${clientSeq} is twice or out of order in the stream`);
      reached.set(client, clientSeq);
      logged.set(`${client}/${clientSeq}`, operation);
    }
    return logged;
  }

  #fate(client: string, clientSeq: number): Fate {
    const key = `${client}/${clientSeq}`;
    const fate = this.#fates.get(key) ?? { versions: [], acknowledged: false, refused: false, crashed: false };
    this.#fates.set(key, fate);
    return fate;
  }
}

const refusedIn = (effect: ReplicaEffect): readonly number[] => {
  if (effect.type === 'noteRefused') return effect.clientSeqs;
  return effect.type === 'refused' && effect.clientSeq !== null ? [effect.clientSeq] : [];
};

const isChange = (operation: StreamOperation): boolean =>
  operation.field === 'rationale' || !sameValue(operation.previous, operation.value);
const overwrittenBy = (operation: StreamOperation) => (operation.field === 'rationale' ? null : operation.overwrote);

const contentOf = (edit: StreamOperation | OutboxEntry): string =>
  JSON.stringify([edit.response, edit.field, edit.field === 'rationale' ? [...edit.update] : edit.value]);
