import { signal } from '@angular/core';
import { ApiError } from '@certitude/web/core';

/** One step at a time of a dialog in which each counts at once: what is under way, and why the last one failed. */
export class OneStep<K> {
  readonly #busy = signal<K | null>(null);
  readonly #failure = signal<string | null>(null);

  readonly busy = this.#busy.asReadonly();
  /** A sentence; null while nothing went wrong. */
  readonly failure = this.#failure.asReadonly();

  /** Does the step, unless one is under way. @param explain the sentence for a failure */
  async take(
    key: K,
    work: () => Promise<unknown>,
    explain: (error: ApiError) => string = ({ title, fix }) => `${title} ${fix}`,
  ): Promise<void> {
    if (this.#busy() !== null) return;
    this.#busy.set(key);
    this.#failure.set(null);
    try {
      await work();
    } catch (error) {
      this.#failure.set(explain(ApiError.from(error)));
    } finally {
      this.#busy.set(null);
    }
  }
}
