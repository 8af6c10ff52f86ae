import { Injectable, inject } from '@angular/core';
import {
  accountApi,
  type ChangeEmail,
  type ChangePassword,
  type NewPicture,
  type OpenSessionView,
  type SessionId,
} from '@certitude/contracts';
import { Api, Session, pagedList } from '@certitude/web/core';

/** What one signs in with and where one is signed in; one's picture. */
@Injectable()
export class OwnSignIn {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly sessions = pagedList<OpenSessionView, string>({
    params: () => this.#session.account()?.id,
    load: (_, after, signal) => this.#api.call(accountApi.sessions, { query: { after } }, signal),
  });

  /** @throws ApiError */
  async changeEmail(body: ChangeEmail): Promise<void> {
    this.#session.know(await this.#api.call(accountApi.changeEmail, { body }));
  }

  /** Ends all other sessions. @throws ApiError */
  async changePassword(body: ChangePassword): Promise<void> {
    await this.#api.call(accountApi.changePassword, { body });
    this.#keepThisOne();
  }

  /** @throws ApiError */
  async setPicture(body: NewPicture): Promise<void> {
    this.#session.know(await this.#api.call(accountApi.setPicture, { body }));
  }

  /** @throws ApiError */
  async removePicture(): Promise<void> {
    this.#session.know(await this.#api.call(accountApi.removePicture, {}));
  }

  /** @throws ApiError */
  async end(sessionId: SessionId): Promise<void> {
    await this.#api.call(accountApi.endSession, { params: { sessionId } });
    this.sessions.update((all) => all.filter(({ id }) => id !== sessionId));
  }

  /** @throws ApiError */
  async endOthers(): Promise<void> {
    await this.#api.call(accountApi.endOthers, {});
    this.#keepThisOne();
  }

  #keepThisOne(): void {
    this.sessions.update((all) => all.filter(({ current }) => current));
  }
}
