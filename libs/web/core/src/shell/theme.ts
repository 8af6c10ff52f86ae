import { DOCUMENT, Injectable, computed, effect, inject, signal } from '@angular/core';
import { remembered } from '../memory';

export type ThemeChoice = 'system' | 'light' | 'dark';

/** Light or dark, as chosen or as the system has it. `public/theme.js` sets the same before the first paint. */
@Injectable({ providedIn: 'root' })
export class Theme {
  readonly #document = inject(DOCUMENT);
  readonly #choice = remembered<ThemeChoice>('certitude.theme', 'system');
  readonly #systemIsDark = signal(false);

  readonly choice = computed(() => this.#choice());
  readonly shown = computed<'light' | 'dark'>(() => {
    const choice = this.#choice();
    if (choice !== 'system') return choice;
    return this.#systemIsDark() ? 'dark' : 'light';
  });

  constructor() {
    const query = this.#document.defaultView?.matchMedia?.('(prefers-color-scheme: dark)');
    if (query) {
      this.#systemIsDark.set(query.matches);
      query.addEventListener('change', ({ matches }) => this.#systemIsDark.set(matches));
    }
    effect(() => {
      this.#document.documentElement.dataset['theme'] = this.shown();
    });
  }

  choose(choice: ThemeChoice): void {
    this.#choice.set(choice);
  }
}
