import { Injectable, inject, signal } from '@angular/core';
import { RedirectCommand, Router, type NavigationError } from '@angular/router';
import { ApiError } from '@certitude/web/core';

/** Why a page could not be opened: the server did not answer, or the page's code did not arrive. */
@Injectable({ providedIn: 'root' })
export class NavigationFailure {
  readonly #router = inject(Router);
  readonly #failure = signal<ApiError>(ApiError.network());
  readonly failure = this.#failure.asReadonly();

  /** Shows the page that says so, under the address that was wanted, so that reloading tries again. */
  show(error: NavigationError): RedirectCommand {
    console.error(error.error);
    this.#failure.set(error.error instanceof ApiError ? error.error : ApiError.network());
    return new RedirectCommand(this.#router.parseUrl('/failed'), { skipLocationChange: true });
  }
}
