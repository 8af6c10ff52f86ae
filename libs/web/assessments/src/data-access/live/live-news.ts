import { signal } from '@angular/core';
import { type Conflict, type RefusedEdit, type RefusedNote } from '@certitude/collab';
import { type ResponseField, type ResponseId } from '@certitude/contracts';
import { type ShownEffect } from './replica-shell';

/** An edit that did not happen, with an id of its own. */
export type Refusal = { readonly id: string } & (
  { readonly kind: 'field'; readonly edit: RefusedEdit } | { readonly kind: 'note'; readonly note: RefusedNote }
);

/** What happened to a person's edits that they have to know, until they have dealt with it. */
export class LiveNews {
  readonly #conflicts = signal<readonly Conflict[]>([]);
  readonly #refusals = signal<readonly Refusal[]>([]);
  #count = 0;

  readonly conflicts = this.#conflicts.asReadonly();
  readonly refusals = this.#refusals.asReadonly();

  hear(effects: readonly ShownEffect[]): void {
    for (const effect of effects) {
      if (effect.type === 'conflict') this.#conflicts.update((all) => [...without(all, effect), effect]);
      if (effect.type === 'refused') this.#refuse({ id: this.#newId(), kind: 'field', edit: effect });
      if (effect.type === 'noteRefused') this.#refuse({ id: this.#newId(), kind: 'note', note: effect });
    }
  }

  /** The person set the field: whatever it was, it is decided now. */
  decided(response: ResponseId, field: ResponseField): void {
    this.#conflicts.update((all) => without(all, { response, field }));
  }

  dismissConflict(conflict: Conflict): void {
    this.#conflicts.update((all) => all.filter((other) => other !== conflict));
  }

  dismissRefusal(id: string): void {
    this.#refusals.update((all) => all.filter((refusal) => refusal.id !== id));
  }

  /** What the person has neither decided nor dismissed, to be told again. */
  undecided(): readonly ShownEffect[] {
    return this.#refusals().map((refusal) =>
      refusal.kind === 'field' ? { type: 'refused', ...refusal.edit } : { type: 'noteRefused', ...refusal.note },
    );
  }

  clear(): void {
    this.#conflicts.set([]);
    this.#refusals.set([]);
  }

  #refuse(refusal: Refusal): void {
    this.#refusals.update((all) => [...all, refusal]);
  }

  #newId(): string {
    return `refusal-${++this.#count}`;
  }
}

type Place = Pick<Conflict, 'response' | 'field'>;
const without = (all: readonly Conflict[], { response, field }: Place): readonly Conflict[] =>
  all.filter((known) => known.response !== response || known.field !== field);
