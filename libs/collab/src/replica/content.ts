import type { AccountId, Joined, OperationsFrame, StreamOperation } from '@certitude/contracts';
import type { FieldOperation, NoteOperation } from '../answer';
import type { Collector } from './collector';
import { conflictOf, type Committed } from './committed';
import type { Notes } from './notes';
import type { Outbox } from './outbox';

/** Part of the stream, in a frame or as the tail a joiner gets. */
export type Stretch = Pick<OperationsFrame, 'first' | 'operations'>;

interface Parts {
  readonly committed: Committed;
  readonly notes: Notes;
  readonly outbox: Outbox;
  readonly out: Collector;
}

/** Keeps the committed content in step with the stream, each operation once and in order, and acknowledges own edits. */
export class Content {
  #head: number | null = null;

  constructor(
    private readonly parts: Parts,
    private readonly me: { readonly client: string; readonly account: AccountId },
  ) {}

  /** Sequence number of the last operation seen; null while a snapshot is needed. */
  get head(): number | null {
    return this.#head;
  }

  /** What is here does not fit the stream. */
  forget(): void {
    this.#head = null;
  }

  /** Takes over what a joiner got. Returns false when it does not fit what is here. */
  load({ content, head }: Pick<Joined, 'content' | 'head'>): boolean {
    if (content.kind === 'tail') return this.advance(content) && this.#head === head;
    const { committed, notes, out } = this.parts;
    committed.load(content.snapshot);
    for (const response of notes.load(content.snapshot.notes)) out.add({ type: 'noteReset', response });
    for (const response of committed.ids) out.changed(response);
    this.#head = head;
    return true;
  }

  /** Applies what comes next and skips what is known. Returns false when something in front, or a snapshot, is missing. */
  advance({ first, operations }: Stretch): boolean {
    if (this.#head === null) return false;
    if (operations.length > 0 && first > this.#head + 1) return false;
    for (const operation of operations.slice(this.#head + 1 - first)) {
      if (!this.parts.committed.get(operation.response)) {
        this.forget();
        return false;
      }
      this.#apply(operation, this.#head + 1);
    }
    return true;
  }

  /** Brings the documents of notes up to date, and gives those up whose editor could not follow. */
  settleNotes(): void {
    const { notes, out } = this.parts;
    for (const response of notes.settle()) {
      notes.drop(response);
      out.add({ type: 'noteReset', response });
    }
  }

  #apply(operation: StreamOperation, seq: number): void {
    const { response, client, clientSeq } = operation;
    const own = client === this.me.client;
    if (operation.field === 'rationale') this.#applyNote(operation, own);
    else this.#applyField(operation, own, seq);
    if (own && clientSeq !== null) this.parts.outbox.remove(clientSeq);
    this.parts.out.changed(response);
    this.#head = seq;
  }

  #applyField(operation: FieldOperation, own: boolean, seq: number): void {
    const { committed, out } = this.parts;
    committed.apply(operation, seq);
    if (own) committed.remember(operation, seq);
    const conflict = conflictOf(operation, this.me.account, seq);
    if (conflict) out.add({ type: 'conflict', ...conflict });
  }

  #applyNote(operation: NoteOperation, own: boolean): void {
    const { notes, out } = this.parts;
    const { response, update } = operation;
    if (notes.commit(operation)) out.add({ type: 'noteReset', response });
    else if (!own) out.add({ type: 'noteUpdate', response, update });
  }
}
