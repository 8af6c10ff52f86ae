import { Injectable, inject } from '@angular/core';
import {
  signingApi,
  type SigningKeyUseView,
  type SigningKeyView,
  type SigningSettingsView,
  type StoreKey,
} from '@certitude/contracts/signing';
import { type Page } from '@certitude/contracts';
import { Api, Session } from '@certitude/web/core';

/** Stored keys of the organization. All throw ApiError. */
@Injectable({ providedIn: 'root' })
export class SigningKeys {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  async all(signal?: AbortSignal): Promise<SigningSettingsView & { readonly keys: readonly SigningKeyView[] }> {
    const params = this.#organization();
    const [settings, keys] = await Promise.all([
      this.#api.call(signingApi.settings, { params }, signal),
      this.#api.call(signingApi.keys, { params }, signal),
    ]);
    return { ...settings, keys };
  }

  uses(after?: string, signal?: AbortSignal): Promise<Page<SigningKeyUseView>> {
    return this.#api.call(signingApi.uses, { params: this.#organization(), query: { limit: 25, after } }, signal);
  }

  async turn(storesKeys: boolean): Promise<void> {
    await this.#api.call(signingApi.changeSettings, { params: this.#organization(), body: { storesKeys } });
  }

  store(body: StoreKey): Promise<SigningKeyView> {
    return this.#api.call(signingApi.storeKey, { params: this.#organization(), body });
  }

  async remove({ id }: SigningKeyView): Promise<void> {
    await this.#api.call(signingApi.removeKey, { params: { ...this.#organization(), keyId: id } });
  }

  #organization() {
    return { organizationId: this.#session.requireOrganization() };
  }
}
