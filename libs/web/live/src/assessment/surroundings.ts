import { signal } from '@angular/core';
import { type ResponseId } from '@certitude/contracts';

/** What stands beside each response may have changed: counted, so that whoever shows it knows to fetch it again. */
export class Surroundings {
  readonly #changes = signal<ReadonlyMap<ResponseId, number>>(new Map());
  /** What changed while the connection was away was not told. */
  readonly #joins = signal(0);

  /** Changes with each connection. */
  readonly joins = this.#joins.asReadonly();

  /** Changes whenever evidence, plans or reviews of a response may have changed. Reads signals. */
  of(response: ResponseId): number {
    return this.#joins() + (this.#changes().get(response) ?? 0);
  }

  changed(response: ResponseId): void {
    this.#changes.update((known) => new Map(known).set(response, (known.get(response) ?? 0) + 1));
  }

  joined(): void {
    this.#joins.update((count) => count + 1);
  }
}
