import { DestroyRef, computed, effect, inject, linkedSignal, untracked, type Signal } from '@angular/core';
import { form, submit, type FieldTree, type SchemaFn } from '@angular/forms/signals';
import { v7 } from 'uuid';
import { isSound, sending } from '../forms/server-errors';
import { ApiError } from '../http/api-error';
import { Session } from '../session/session';
import { Drafts, type DraftKey } from './drafts';
import { conflictsOf, shownConflict, type FieldWords, type ShownConflict } from './field-conflicts';
import { contentOf, isSameKey, keyOf, untouched, type Content, type Owner } from './kept-content';
import {
  arrive,
  changesIn,
  isChanged,
  refuse,
  seenVersion,
  settle,
  together,
  type Conflict,
  type Saved,
  type Typed,
} from './merge';

/** What is sent: only what the person changed, with the version that they saw; and an id for what it may create. */
export interface DraftEdit<T> {
  readonly id: string;
  readonly version: number;
  readonly values: T;
  readonly changes: Partial<T>;
}

export interface DraftFormOptions<T extends object> extends FieldWords<T> {
  /** What kind of form it is: `plan`. */
  readonly name: string;
  /** Which one of its kind: an id. Left out where there is one only. */
  readonly subject?: () => string;
  /** How its author recognizes the text later: "Plan: Rehearse the recovery". */
  readonly title: () => string;
  /** What it is before anybody typed; a function where that is only known once the form is there. */
  readonly empty: T | (() => T);
  /** What the server has, as the form shows it; left out where something is created. */
  readonly saved?: () => Saved<T> | undefined;
  readonly rules?: SchemaFn<T>;
  /** @returns what the server has now, so that the next change is one of that. */
  readonly save: (edit: DraftEdit<T>) => Promise<Saved<T> | undefined | void>;
  /** Fields of the form for a field on the wire; left out where both are named alike. */
  readonly fieldsOf?: (field: string, theirs: unknown) => Partial<T>;
}

/** A form whose text belongs to the person: see `draftForm`. */
export interface DraftForm<T extends object> {
  readonly form: FieldTree<T>;
  readonly values: Signal<T>;
  /** Whether there is something that the server does not have. */
  readonly changed: Signal<boolean>;
  /** When the text that was brought back was written; null when nothing was. */
  readonly restoredAt: Signal<string | null>;
  set(change: Partial<T>): void;
  /** Saves it, as the form's own submit does. @returns whether the server has it now */
  submit(): Promise<boolean>;
  /** Drops what was typed, and shows what the server has. */
  discard(): void;
  conflictAt(field: () => unknown): ShownConflict | null;
  keepMine(field: () => unknown): void;
  takeTheirs(field: () => unknown): void;
  combine(field: () => unknown): void;
}

interface Loaded<T> extends Content<T> {
  readonly key: DraftKey | null;
  readonly at: string | null;
}

/**
 * The one recipe for forms. What is typed is never replaced by what arrives, and is kept in this browser until the
 * server has it: through a refusal, an ended session, a reload or another page. Sends only what was changed; what somebody
 * else saved in the same field stands beside it. Call it where a component is made.
 */
export function draftForm<T extends object>(options: DraftFormOptions<T>): DraftForm<T> {
  return new KeptForm(options);
}

class KeptForm<T extends object> implements DraftForm<T> {
  readonly #drafts = inject(Drafts);
  readonly #session = inject(Session);
  readonly #options: DraftFormOptions<T>;
  /** Stays when the session ends under the form: the text is still that person's. */
  readonly #owner = linkedSignal<Owner, Owner>({
    source: () => ({
      account: this.#session.account()?.id ?? null,
      organization: this.#session.organizationId(),
    }),
    computation: (now, before) => (now.account === null && before ? before.value : now),
    equal: (a, b) => a.account === b.account && a.organization === b.organization,
  });
  readonly #key = computed(() => keyOf(this.#owner(), this.#options), { equal: isSameKey });
  readonly #loaded = computed(() => this.#load(this.#key()));
  readonly #origin = linkedSignal(() => this.#loaded().typed.origin);
  readonly #id = linkedSignal(() => this.#loaded().id);
  readonly #model = linkedSignal(() => this.#loaded().typed.values);
  readonly #restoredAt = linkedSignal(() => this.#loaded().at);

  readonly form: FieldTree<T>;
  readonly values: Signal<T> = this.#model.asReadonly();
  readonly restoredAt: Signal<string | null> = computed(() => (this.changed() ? this.#restoredAt() : null));
  readonly changed = computed(() => isChanged(this.#typed()));
  readonly #typed = computed<Typed<T>>(() => ({ values: this.#model(), origin: this.#origin() }));

  constructor(options: DraftFormOptions<T>) {
    this.#options = options;
    this.form = form(this.#model, options.rules ?? (() => undefined), {
      submission: sending(() => this.#submit()),
    });
    effect(() => {
      const saved = options.saved?.();
      this.#loaded();
      if (saved) untracked(() => this.#take(arrive(this.#typed(), saved)));
    });
    effect(() => this.#keep());
    effect((onCleanup) => {
      const key = this.#key();
      if (key) onCleanup(untracked(() => this.#drafts.show(key)));
    });
    const stop = this.#drafts.beforeLeaving(() => untracked(() => this.#keep()));
    inject(DestroyRef).onDestroy(() => {
      untracked(() => this.#keep());
      stop();
    });
  }

  set(change: Partial<T>): void {
    this.#model.update((values) => ({ ...values, ...change }));
  }

  async submit(): Promise<boolean> {
    return isSound(this.form) && (await submit(this.form)) && !this.changed();
  }

  discard(): void {
    const { base, newest } = this.#origin();
    this.#take({ values: base, origin: { base, version: newest, newest, conflicts: [] } });
    const saved = this.#options.saved?.();
    if (saved) this.#take(arrive(this.#typed(), saved));
    this.#id.set(v7());
    this.#restoredAt.set(null);
    this.#keep();
  }

  conflictAt(field: () => unknown): ShownConflict | null {
    const conflict = this.#conflictOf(field);
    if (!conflict) return null;
    return shownConflict(conflict, this.#model(), this.#options);
  }

  keepMine(field: () => unknown): void {
    this.#settle(field, (mine) => mine);
  }

  takeTheirs(field: () => unknown): void {
    this.#settle(field, (_, theirs) => theirs);
  }

  combine(field: () => unknown): void {
    this.#settle(field, together);
  }

  #settle(field: () => unknown, decide: (mine: unknown, theirs: unknown) => unknown): void {
    const conflict = this.#conflictOf(field);
    if (!conflict) return;
    const typed = this.#typed();
    this.#take(settle(typed, conflict, decide(typed.values[conflict.field], conflict.theirs)));
  }

  #conflictOf(field: () => unknown): Conflict<T> | undefined {
    const state = field();
    const branches = this.form as unknown as Readonly<Record<string, (() => unknown) | undefined>>;
    return this.#origin().conflicts.find((conflict) => branches[conflict.field]?.() === state);
  }

  async #submit(): Promise<void> {
    if (this.#origin().conflicts.length > 0) throw ApiError.undecided();
    // Another object, for which nothing was refused yet.
    this.#model.update((values) => ({ ...values }));
    const sent = this.#typed();
    const edit = { id: this.#id(), version: seenVersion(sent.origin), values: sent.values, changes: changesIn(sent) };
    try {
      this.#stored(sent, (await this.#options.save(edit)) ?? undefined);
    } catch (error) {
      if (!this.#refused(ApiError.from(error))) throw error;
    }
  }

  /** The server has what was sent. What was typed while it was on its way stays. */
  #stored({ values }: Typed<T>, saved: Saved<T> | undefined): void {
    if (this.#options.saved) {
      const origin = { ...this.#origin(), base: values, conflicts: [] };
      this.#take({ values: this.#model(), origin });
      if (saved) this.#take(arrive(this.#typed(), saved));
    } else {
      const isUntouched = this.#model() === values;
      this.#take({ values: isUntouched ? this.#empty() : this.#model(), origin: this.#fresh().origin });
      this.#id.set(v7());
    }
    this.#restoredAt.set(null);
    this.#keep();
  }

  #refused({ code, version, conflicts }: ApiError): boolean {
    if (code !== 'edit.conflict' || version === null) return false;
    const { fieldsOf } = this.#options;
    const found = conflictsOf(conflicts, this.#model(), { fieldsOf, self: this.#owner().account });
    if (found.length === 0) return false;
    this.#origin.update((origin) => refuse(origin, version, found));
    return true;
  }

  #take({ values, origin }: Typed<T>): void {
    this.#origin.set(origin);
    this.#model.set(values);
  }

  #keep(): void {
    const key = this.#key();
    if (!key) return;
    const typed = this.#typed();
    const content: Content<T> = { id: this.#id(), typed };
    if (isChanged(typed))
      this.#drafts.write(key, { title: this.#options.title(), at: new Date().toISOString(), content });
    else this.#drafts.remove(key);
  }

  #load(key: DraftKey | null): Loaded<T> {
    const draft = key && this.#drafts.read(key);
    const content = draft && contentOf<T>(draft, this.#empty());
    return content ? { ...content, key, at: draft.at } : { key, id: v7(), typed: this.#fresh(), at: null };
  }

  #fresh(): Typed<T> {
    return untouched(this.#empty());
  }

  /** Asked when a form begins, and never watched: what is known changes, what somebody types does not follow it. */
  #empty(): T {
    const { empty } = this.#options;
    return typeof empty === 'function' ? untracked(empty) : empty;
  }
}
