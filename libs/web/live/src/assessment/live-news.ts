import { signal } from '@angular/core';
import { type Conflict } from '@certitude/collab';
import { type ResponseField, type ResponseId } from '@certitude/contracts';
import { type ShownEffect } from '../transport/replica-shell';

/** Where others decided differently than the person, until they have dealt with it. */
export class LiveNews {
  readonly #conflicts = signal<readonly Conflict[]>([]);

  readonly conflicts = this.#conflicts.asReadonly();

  hear(effects: readonly ShownEffect[]): void {
    for (const effect of effects)
      if (effect.type === 'conflict') this.#conflicts.update((all) => [...without(all, effect), effect]);
  }

  /** The person set the field: whatever it was, it is decided now. */
  decided(response: ResponseId, field: ResponseField): void {
    this.#conflicts.update((all) => without(all, { response, field }));
  }

  dismissConflict(conflict: Conflict): void {
    this.#conflicts.update((all) => all.filter((other) => other !== conflict));
  }

  clear(): void {
    this.#conflicts.set([]);
  }
}

type Place = Pick<Conflict, 'response' | 'field'>;
const without = (all: readonly Conflict[], { response, field }: Place): readonly Conflict[] =>
  all.filter((known) => known.response !== response || known.field !== field);
