import { Injectable, inject } from '@angular/core';
import { type ForgottenPassword, sessionApi } from '@certitude/contracts';
import { Api } from '@certitude/web/core';

/** A link for somebody who forgot the password: asked for, and seen by who holds it. */
@Injectable({ providedIn: 'root' })
export class PasswordLink {
  readonly #api = inject(Api);

  /** The answer is the same whether or not somebody has the address. */
  async ask(body: ForgottenPassword): Promise<void> {
    await this.#api.call(sessionApi.forgottenPassword, { body });
  }

  /** @throws ApiError `account.password-link-not-usable` */
  offer(token: string, signal?: AbortSignal): Promise<{ email: string }> {
    return this.#api.call(sessionApi.passwordLink, { params: { token } }, signal);
  }
}
