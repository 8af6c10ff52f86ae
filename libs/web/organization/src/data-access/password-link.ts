import { Injectable, inject } from '@angular/core';
import { sessionApi } from '@certitude/contracts';
import { Api } from '@certitude/web/core';

/** A link for somebody who forgot the password, seen by who holds it. */
@Injectable({ providedIn: 'root' })
export class PasswordLink {
  readonly #api = inject(Api);

  /** @throws ApiError `account.password-link-not-usable` */
  offer(token: string, signal?: AbortSignal): Promise<{ email: string }> {
    return this.#api.call(sessionApi.passwordLink, { params: { token } }, signal);
  }
}
