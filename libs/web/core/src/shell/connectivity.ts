import { DOCUMENT, Injectable, inject, signal } from '@angular/core';

/** Whether the browser has a network at all, and when it or the person came back. */
@Injectable({ providedIn: 'root' })
export class Connectivity {
  readonly #document = inject(DOCUMENT);
  readonly #window = this.#document.defaultView;
  readonly #online = signal(this.#window?.navigator.onLine ?? true);
  readonly #returns = signal(0);

  readonly online = this.#online.asReadonly();
  /** Grows when the network is back, and when the person looks at this tab again: moments to try again. */
  readonly returns = this.#returns.asReadonly();

  constructor() {
    this.#window?.addEventListener('online', () => {
      this.#online.set(true);
      this.#return();
    });
    this.#window?.addEventListener('offline', () => this.#online.set(false));
    this.#document.addEventListener('visibilitychange', () => {
      if (this.#document.visibilityState === 'visible') this.#return();
    });
  }

  #return(): void {
    this.#returns.update((count) => count + 1);
  }
}
