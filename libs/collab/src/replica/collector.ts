import type { ResponseId } from '@certitude/contracts';
import type { ReplicaEffect } from './effects';

/** Collects what one input makes the shell do. */
export class Collector {
  #effects: ReplicaEffect[] = [];
  readonly #changed = new Set<ResponseId>();

  add(effect: ReplicaEffect): void {
    this.#effects.push(effect);
  }

  changed(response: ResponseId): void {
    this.#changed.add(response);
  }

  /** Everything so far, what changed in one effect at the end. */
  take(): ReplicaEffect[] {
    const responses = [...this.#changed];
    const effects = responses.length > 0 ? [...this.#effects, { type: 'changed' as const, responses }] : this.#effects;
    this.#effects = [];
    this.#changed.clear();
    return effects;
  }
}
