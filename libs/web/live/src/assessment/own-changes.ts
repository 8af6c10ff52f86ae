import { type ClientReplica } from '@certitude/collab';
import { type FieldValue, type ResponseField, type ResponseId } from '@certitude/contracts';

interface Change {
  readonly response: ResponseId;
  readonly field: ResponseField;
}
/** A change to take back, with what was there before; null when somebody else has changed that since. */
export interface TakenBack extends Change {
  readonly before: { readonly value: FieldValue } | null;
}

/** What a person has set by hand since they came, to be taken back one after the other. */
export class OwnChanges {
  readonly #made: Change[] = [];

  /** Handing in, and taking that back, have buttons of their own. */
  made(change: Change): void {
    if (change.field !== 'status') this.#made.push(change);
  }

  /** @returns null when nothing is left to take back */
  takeLast(replica: Pick<ClientReplica, 'lastOwn'>): TakenBack | null {
    const last = this.#made.pop();
    return last ? { ...last, before: replica.lastOwn(last.response, last.field) } : null;
  }

  clear(): void {
    this.#made.length = 0;
  }
}
