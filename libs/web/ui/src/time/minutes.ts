import { DestroyRef, Injectable, inject, signal } from '@angular/core';

/** The present moment, once a minute. One timer for all relative times on the page. */
@Injectable({ providedIn: 'root' })
export class Minutes {
  readonly #now = signal(Date.now());
  readonly now = this.#now.asReadonly();

  constructor() {
    const timer = setInterval(() => this.#now.set(Date.now()), 30_000);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
  }
}
