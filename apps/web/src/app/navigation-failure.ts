import { Injectable, inject, signal } from '@angular/core';
import { RedirectCommand, Router, type NavigationError } from '@angular/router';
import { ApiError } from '@certitude/web/core';

/** Why a page could not be opened: the server did not answer, or the page's code did not arrive. */
@Injectable({ providedIn: 'root' })
export class NavigationFailure {
  readonly #router = inject(Router);
  readonly #failure = signal<ApiError>(ApiError.network());
  #wanted = '/';
  readonly failure = this.#failure.asReadonly();

  /**
   * Shows the page that says so, under the address that was wanted, so that reloading tries again; inside the frame
   * where the person is in one, so that all else stays within reach.
   */
  show(error: NavigationError): RedirectCommand {
    console.error(error.error);
    this.#failure.set(error.error instanceof ApiError ? error.error : ApiError.network());
    this.#wanted = error.url;
    const frame = frameOf(error.url);
    const isInside = frame !== null && frame === frameOf(this.#router.url);
    const place = isInside ? `${frame}/failed` : '/failed';
    return new RedirectCommand(this.#router.parseUrl(place), { skipLocationChange: true });
  }

  /** Tries to open the page again. */
  again(): void {
    void this.#router.navigateByUrl(this.#wanted);
  }

  /** The address that could not be opened. */
  get wanted(): string {
    return this.#wanted;
  }
}

/** `/o/<organization>` of an address; null outside of one. */
const frameOf = (url: string): string | null => /^\/o\/[^/?#]+/.exec(url)?.[0] ?? null;
