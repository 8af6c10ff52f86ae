import { DOCUMENT, Injectable, inject, signal } from '@angular/core';

/** Whether the browser has a network at all. */
@Injectable({ providedIn: 'root' })
export class Connectivity {
  readonly #window = inject(DOCUMENT).defaultView;
  readonly #online = signal(this.#window?.navigator.onLine ?? true);
  readonly online = this.#online.asReadonly();

  constructor() {
    this.#window?.addEventListener('online', () => this.#online.set(true));
    this.#window?.addEventListener('offline', () => this.#online.set(false));
  }
}
