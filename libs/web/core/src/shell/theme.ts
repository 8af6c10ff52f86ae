import { DOCUMENT, Injectable, computed, effect, inject, untracked } from '@angular/core';
import { type ThemeChoice } from '@certitude/contracts';
import { remembered } from '../memory';
import { OwnAccount } from '../session/own-account';
import { Session } from '../session/session';
import { mediaMatches } from './media';
import { Toasts } from './toasts';

/**
 * Light or dark, as chosen or as the system has it. The account knows what was chosen, on every device; this browser
 * remembers it, so that `public/theme.js` sets the same before the first paint.
 */
@Injectable({ providedIn: 'root' })
export class Theme {
  readonly #document = inject(DOCUMENT);
  readonly #session = inject(Session);
  readonly #account = inject(OwnAccount);
  readonly #toasts = inject(Toasts);
  readonly #choice = remembered<ThemeChoice>('certitude.theme', 'system');
  readonly #systemIsDark = mediaMatches('(prefers-color-scheme: dark)');

  readonly choice = computed(() => this.#choice());
  readonly shown = computed<'light' | 'dark'>(() => {
    const choice = this.#choice();
    if (choice !== 'system') return choice;
    return this.#systemIsDark() ? 'dark' : 'light';
  });

  constructor() {
    effect(() => {
      this.#document.documentElement.dataset['theme'] = this.shown();
    });
    effect(() => {
      const chosen = this.#session.account()?.theme;
      if (chosen) untracked(() => this.#choice.set(chosen));
    });
  }

  /** Shows it at once; where somebody is signed in, it is theirs from now on. */
  choose(choice: ThemeChoice): void {
    this.#choice.set(choice);
    this.#account.choose({ theme: choice }).catch((error: unknown) => this.#toasts.failure(error));
  }
}
