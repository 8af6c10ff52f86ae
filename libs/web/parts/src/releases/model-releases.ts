import { Injectable, inject } from '@angular/core';
import { modelsApi, type ModelReleaseId, type ModelReleaseSummary, type ModelReleaseView } from '@certitude/contracts';
import { Api, allItems } from '@certitude/web/core';

/** Model releases with their texts. A published release never changes, so each is fetched once. */
@Injectable({ providedIn: 'root' })
export class ModelReleases {
  readonly #api = inject(Api);
  readonly #releases = new Map<ModelReleaseId, Promise<ModelReleaseView>>();

  /** All of them, to choose from. @throws ApiError */
  list(signal?: AbortSignal): Promise<ModelReleaseSummary[]> {
    return allItems((after) => this.#api.call(modelsApi.list, { query: { limit: 100, after } }, signal));
  }

  /** @throws ApiError */
  get(modelReleaseId: ModelReleaseId): Promise<ModelReleaseView> {
    const known = this.#releases.get(modelReleaseId);
    if (known) return known;
    const release = this.#api.call(modelsApi.get, { params: { modelReleaseId } });
    this.#releases.set(modelReleaseId, release);
    release.catch(() => this.#releases.delete(modelReleaseId));
    return release;
  }
}
