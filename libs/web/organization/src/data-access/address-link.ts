import { Injectable, inject } from '@angular/core';
import { accountApi, type AskSignUp, sessionApi } from '@certitude/contracts';
import { Api } from '@certitude/web/core';

/** Links that show whose an address is: asked for, and seen by who holds them. */
@Injectable({ providedIn: 'root' })
export class AddressLink {
  readonly #api = inject(Api);

  /** The answer is the same whether or not an account has the address. @throws ApiError */
  async askSignUp(body: AskSignUp): Promise<void> {
    await this.#api.call(sessionApi.askSignUp, { body });
  }

  /** For which address a link makes an account. @throws ApiError `account.link-not-usable` */
  signUpOffer(token: string, signal?: AbortSignal): Promise<{ email: string }> {
    return this.#api.call(sessionApi.signUpLink, { params: { token } }, signal);
  }

  /** @throws ApiError `account.link-not-usable`, `account.email-taken` */
  async confirm(token: string): Promise<string> {
    return (await this.#api.call(sessionApi.confirmAddress, { body: { token } })).email;
  }

  /** @throws ApiError */
  async askConfirmation(): Promise<void> {
    await this.#api.call(accountApi.askConfirmation, {});
  }
}
