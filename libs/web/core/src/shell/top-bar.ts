import { DestroyRef, Injectable, effect, inject, signal, untracked } from '@angular/core';
import { type Person } from '../members/person';
import { PageTitle } from './page-title';

export interface Crumb {
  readonly label: string;
  /** Router link; left out for the page itself. */
  readonly link?: readonly string[];
}

/**
 * How the page's edits stand. `connecting`: nothing waits, and what others do is not followed yet. `waiting`, `impossible`, `offline` and `reading` (there is no way to edit at the moment) name
 * how many changes have not reached the server.
 */
export type SavingState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'waiting'; readonly changes: number }
  | { readonly kind: 'impossible'; readonly changes: number }
  | { readonly kind: 'offline'; readonly changes: number }
  | { readonly kind: 'reading'; readonly changes: number }
  | { readonly kind: 'frozen' };

/** The places of the top bar that pages fill. */
@Injectable({ providedIn: 'root' })
export class TopBar {
  readonly #crumbs = signal<readonly Crumb[]>([]);
  readonly #saving = signal<SavingState | null>(null);
  readonly #presence = signal<readonly Person[]>([]);

  readonly crumbs = this.#crumbs.asReadonly();
  readonly saving = this.#saving.asReadonly();
  readonly presence = this.#presence.asReadonly();

  showCrumbs(crumbs: readonly Crumb[]): void {
    this.#crumbs.set(crumbs);
  }
  showSaving(state: SavingState | null): void {
    this.#saving.set(state);
  }
  showPresence(people: readonly Person[]): void {
    this.#presence.set(people);
  }
}

export interface TopBarContent {
  readonly crumbs?: () => readonly Crumb[];
  readonly saving?: () => SavingState | null;
  readonly presence?: () => readonly Person[];
  /** What the page shows, for its title; undefined as long as nobody knows. Left out where the route's title says it. */
  readonly title?: () => string | undefined;
}

/** Fills the top bar from a page's signals while the page lives. Call it where `inject` works. */
export function fillTopBar(content: TopBarContent): void {
  const bar = inject(TopBar);
  const { crumbs, saving, presence, title } = content;
  const pageTitle = inject(PageTitle);
  if (title) bind(title, (value) => pageTitle.set(value), undefined);
  if (crumbs) bind(crumbs, (value) => bar.showCrumbs(value), []);
  if (saving) bind(saving, (value) => bar.showSaving(value), null);
  if (presence) bind(presence, (value) => bar.showPresence(value), []);
}

function bind<T>(source: () => T, show: (value: T) => void, nothing: T): void {
  effect(() => {
    const value = source();
    untracked(() => show(value));
  });
  inject(DestroyRef).onDestroy(() => show(nothing));
}
