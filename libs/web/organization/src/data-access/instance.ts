import { Injectable, computed, inject } from '@angular/core';
import { sessionApi } from '@certitude/contracts';
import { Api, loadable } from '@certitude/web/core';

/** What this installation tells before anybody is signed in. */
@Injectable({ providedIn: 'root' })
export class Instance {
  readonly #api = inject(Api);
  readonly #view = loadable({ load: (_, signal) => this.#api.call(sessionApi.instance, {}, signal) });
  readonly view = this.#view.value;
  /** Not known yet, and not known not to be. */
  readonly isLoading = computed(() => this.#view.phase() === 'loading');
}
