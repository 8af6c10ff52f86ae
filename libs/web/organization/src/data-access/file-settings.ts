import { Injectable, computed, inject } from '@angular/core';
import { filesApi } from '@certitude/contracts';
import { Api, Session, loadable } from '@certitude/web/core';

/** Which files the organization accepts, and how much it keeps. */
@Injectable({ providedIn: 'root' })
export class FileSettings {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  readonly #view = loadable({
    params: () => this.#session.organizationId() ?? undefined,
    load: (organizationId, signal) => this.#api.call(filesApi.settings, { params: { organizationId } }, signal),
  });

  readonly view = this.#view.value;
  readonly phase = this.#view.phase;
  readonly error = this.#view.error;
  readonly mayChange = computed(() => this.#session.can('organization:settings'));

  reload(): void {
    this.#view.reload();
  }

  /** @throws ApiError */
  async acceptSealed(acceptsSealed: boolean): Promise<void> {
    const params = { organizationId: this.#session.requireOrganization() };
    this.#view.set(await this.#api.call(filesApi.changeSettings, { params, body: { acceptsSealed } }));
  }
}
