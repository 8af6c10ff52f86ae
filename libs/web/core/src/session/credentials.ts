import { Injectable, signal } from '@angular/core';

/** What requests need of the session, and the news that the server no longer knows it. */
@Injectable({ providedIn: 'root' })
export class Credentials {
  readonly #csrfToken = signal<string | null>(null);
  readonly #expirations = signal(0);

  readonly csrfToken = this.#csrfToken.asReadonly();
  /** Grows each time the server says that nobody is signed in. */
  readonly expirations = this.#expirations.asReadonly();

  renew(csrfToken: string | null): void {
    this.#csrfToken.set(csrfToken);
  }

  expire(): void {
    this.#csrfToken.set(null);
    this.#expirations.update((count) => count + 1);
  }
}
