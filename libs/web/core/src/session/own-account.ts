import { Injectable, inject } from '@angular/core';
import { accountApi, type AccountProfile, type AccountView, type EditAccount } from '@certitude/contracts';
import { Api } from '../http/api';
import { ApiError } from '../http/api-error';
import { Session } from './session';

/** What the person says of themselves and how they work, kept with the account and followed on every device. */
@Injectable({ providedIn: 'root' })
export class OwnAccount {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  /** @throws ApiError */
  async edit(body: EditAccount): Promise<AccountView> {
    const view = await this.#api.call(accountApi.update, { body });
    this.#session.know(view);
    return view;
  }

  /** Chooses one thing of few, here and now: what another device chose before is not asked about. @throws ApiError */
  async choose(changes: Partial<Pick<AccountProfile, 'theme'>>): Promise<void> {
    const version = this.#session.account()?.version;
    if (version === undefined) return;
    try {
      await this.edit({ version, changes });
    } catch (error) {
      const { code, version: newest } = ApiError.from(error);
      if (code !== 'edit.conflict' || newest === null) throw error;
      await this.edit({ version: newest, changes });
    }
  }
}
