import { Location } from '@angular/common';
import { DOCUMENT, Injectable, effect, inject, signal } from '@angular/core';
import { Session } from '../session/session';

const PREFIX = 'certitude.draft:';

/** Whose text it is, and what it is about. */
export interface DraftKey {
  readonly account: string;
  /** Null for what belongs to no organization. */
  readonly organization: string | null;
  readonly form: string;
  readonly subject: string;
}
/** Text that the server does not have yet. */
export interface Draft {
  /** How its author recognizes it: "Plan: Rehearse the recovery". */
  readonly title: string;
  readonly at: string;
  readonly content: unknown;
}
/** A draft with the page where it was typed: its path. */
export interface KeptDraft extends Draft {
  readonly place: string;
}

/**
 * Texts that nobody has saved yet, kept in this browser for the account and the organization that they belong to. They
 * are written at once and synchronously, so that a reload loses nothing; where storage is refused or full, they last
 * until the tab closes.
 */
@Injectable({ providedIn: 'root' })
export class Drafts {
  readonly #window = inject(DOCUMENT).defaultView;
  readonly #session = inject(Session);
  readonly #location = inject(Location);
  readonly #here = new Map<string, string>();
  readonly #writers = new Set<() => void>();
  /** Accounts that discarded everything on leaving: forms that close after that leave nothing behind. */
  readonly #left = new Set<string>();
  /** Names of the drafts whose forms are on the screen. */
  readonly #shown = signal<ReadonlySet<string>>(new Set());
  readonly #changes = signal(0);

  constructor() {
    effect(() => {
      const account = this.#session.account();
      if (account) this.#left.delete(account.id);
    });
    // The last moments in which a page may still do something.
    const flush = (): void => {
      for (const write of this.#writers) write();
    };
    this.#window?.addEventListener('pagehide', flush);
    this.#window?.document.addEventListener('visibilitychange', flush);
  }

  read(key: DraftKey): KeptDraft | null {
    return parse(this.#get(nameOf(key)));
  }

  /** Keeps a text; the moment stays that of its last change. */
  write(key: DraftKey, draft: Draft): void {
    const isKept = JSON.stringify(this.read(key)?.content) === JSON.stringify(draft.content);
    if (isKept || this.#left.has(key.account)) return;
    const kept: KeptDraft = { ...draft, place: this.#location.path().replace(/\?.*$/, '') };
    this.#put(nameOf(key), JSON.stringify(kept));
  }

  remove(key: DraftKey): void {
    this.#drop(nameOf(key));
  }

  /** Everything that a person has not saved, in all organizations. */
  of(account: string): readonly KeptDraft[] {
    return this.#names(account).flatMap((name) => parse(this.#get(name)) ?? []);
  }

  /** What a person typed on that page, in forms that are not open now. A signal's value. */
  closedAt(account: string, place: string): readonly KeptDraft[] {
    this.#changes();
    return this.#names(account)
      .filter((name) => !this.#shown().has(name))
      .flatMap((name) => parse(this.#get(name)) ?? [])
      .filter((draft) => draft.place === place);
  }

  /** The form of this draft is on the screen. @returns to be called when it no longer is */
  show(key: DraftKey): () => void {
    const name = nameOf(key);
    this.#shown.update((shown) => new Set(shown).add(name));
    return () => this.#shown.update((shown) => new Set([...shown].filter((other) => other !== name)));
  }

  /** Removes everything of a person who leaves. */
  discardAll(account: string): void {
    this.#left.add(account);
    for (const name of this.#names(account)) this.#drop(name);
  }

  /** Calls `write` when the page may be about to go. @returns how to stop that */
  beforeLeaving(write: () => void): () => void {
    this.#writers.add(write);
    return () => this.#writers.delete(write);
  }

  #names(account: string): string[] {
    const mine = `${PREFIX}${account}:`;
    return [...new Set([...this.#here.keys(), ...this.#stored()])].filter((name) => name.startsWith(mine));
  }

  #stored(): string[] {
    try {
      return Object.keys(this.#window?.localStorage ?? {});
    } catch {
      return [];
    }
  }

  #get(name: string): string | null {
    try {
      return this.#here.get(name) ?? this.#window?.localStorage.getItem(name) ?? null;
    } catch {
      return null;
    }
  }

  #put(name: string, text: string): void {
    this.#changes.update((count) => count + 1);
    try {
      this.#window?.localStorage.setItem(name, text);
      this.#here.delete(name);
    } catch {
      this.#here.set(name, text);
    }
  }

  #drop(name: string): void {
    this.#changes.update((count) => count + 1);
    this.#here.delete(name);
    try {
      this.#window?.localStorage.removeItem(name);
    } catch {
      // There is nothing where storage is refused.
    }
  }
}

const nameOf = ({ account, organization, form, subject }: DraftKey): string =>
  `${PREFIX}${account}:${organization ?? ''}:${form}:${subject}`;

function parse(text: string | null): KeptDraft | null {
  try {
    const draft = JSON.parse(text ?? 'null') as Partial<KeptDraft> | null;
    const isDraft = typeof draft?.title === 'string' && typeof draft.at === 'string' && draft.content !== undefined;
    // Earlier versions kept no place.
    return isDraft ? { place: '', ...(draft as Draft) } : null;
  } catch {
    return null;
  }
}
