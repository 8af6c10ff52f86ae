import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { type AccountId, type AssessmentId, type OrganizationId } from '@certitude/contracts';
import { NOW, Session } from '@certitude/web/core';
import { v4 } from 'uuid';
import { type ShownEffect } from '../transport/replica-shell';
import { OutboxStore, type KeptRefusal, type Refusal } from './outbox-store';

/** Where an edit was refused. */
export interface RefusalPlace {
  readonly organization: OrganizationId;
  readonly assessment: AssessmentId;
}

/**
 * Edits that did not happen, until their author has dealt with them: wherever they were sent from, also after a reload,
 * and in all tabs of the browser.
 */
@Injectable({ providedIn: 'root' })
export class KeptRefusals {
  readonly #store = inject(OutboxStore);
  readonly #session = inject(Session);
  readonly #now = inject(NOW);
  readonly #account = computed(() => this.#session.account()?.id ?? null);
  readonly #all = signal<readonly KeptRefusal[]>([]);
  /** What is not stored yet; what the browser would not store lasts as long as the tab. */
  readonly #onlyHere = new Set<string>();
  /** Dealt with in this tab, whatever is being read meanwhile. */
  readonly #dropped = new Set<string>();
  #served: AccountId | null = null;

  /** Of the person who is signed in. */
  readonly all = this.#all.asReadonly();

  constructor() {
    effect(() => {
      this.#account();
      untracked(() => void this.refresh());
    });
  }

  /** Those of one assessment, in the order in which they came. Reads a signal. */
  of(assessment: AssessmentId): readonly Refusal[] {
    return this.#all()
      .filter((kept) => kept.assessment === assessment)
      .map(({ refusal }) => refusal);
  }

  /** Keeps what was refused of what happened to somebody's edits. */
  keep({ organization, assessment }: RefusalPlace, effects: readonly ShownEffect[]): void {
    const account = this.#serve();
    if (!account) return;
    for (const refusal of effects.flatMap(refusalOf)) {
      const kept = { account, organization, assessment, at: this.#now(), refusal };
      this.#all.update((all) => [...all, kept]);
      this.#onlyHere.add(refusal.id);
      this.#store.keepRefusal(kept).then(
        () => this.#onlyHere.delete(refusal.id),
        () => undefined,
      );
    }
  }

  /** The person has dealt with it. */
  drop(id: string): void {
    const dropped = this.#all().find(({ refusal }) => refusal.id === id);
    this.#all.update((all) => all.filter(({ refusal }) => refusal.id !== id));
    this.#dropped.add(id);
    if (dropped) this.#store.dropRefusal(dropped.account, id).catch(() => undefined);
  }

  /** Takes over what other tabs have kept or dropped. */
  async refresh(): Promise<void> {
    const account = this.#serve();
    if (!account) return;
    const stored = await this.#store.refusalsOf(account).catch(() => []);
    if (account !== this.#account()) return;
    const known = new Set(stored.map(({ refusal }) => refusal.id));
    const here = this.#all().filter(({ refusal }) => this.#onlyHere.has(refusal.id) && !known.has(refusal.id));
    this.#all.set([...stored, ...here].filter(({ refusal }) => !this.#dropped.has(refusal.id)));
  }

  /** Whose they are; nothing of one person is left for the next. */
  #serve(): AccountId | null {
    const account = this.#account();
    if (account !== this.#served) this.#all.set([]);
    this.#served = account;
    return account;
  }
}

function refusalOf(effect: ShownEffect): readonly Refusal[] {
  const id = v4();
  if (effect.type === 'refused') {
    const { type: _, ...edit } = effect;
    return [{ id, kind: 'field', edit }];
  }
  if (effect.type === 'noteRefused') {
    const { type: _, ...note } = effect;
    return [{ id, kind: 'note', note }];
  }
  return [];
}
