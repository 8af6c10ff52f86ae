import { Injectable, inject } from '@angular/core';
import { modelsApi, type ModelReleaseSummary, type ModelReleaseView, type ReleaseChange } from '@certitude/contracts';
import { Api, allItems } from '@certitude/web/core';

/** Model releases: the same for every organization, and they never change. */
@Injectable({ providedIn: 'root' })
export class Models {
  readonly #api = inject(Api);

  /** Newest version first. @throws ApiError */
  async releases(signal: AbortSignal): Promise<ModelReleaseSummary[]> {
    const all = await allItems((after) => this.#api.call(modelsApi.list, { query: { limit: 100, after } }, signal));
    return all.sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }));
  }

  /** @throws ApiError */
  release(modelReleaseId: string, signal: AbortSignal): Promise<ModelReleaseView> {
    return this.#api.call(modelsApi.get, { params: { modelReleaseId } }, signal);
  }

  /** @throws ApiError */
  async changes(from: string, to: string, signal: AbortSignal): Promise<ReleaseChange[]> {
    return (await this.#api.call(modelsApi.compare, { params: { modelReleaseId: from }, query: { to } }, signal))
      .changes;
  }
}
