import { Injectable, inject } from '@angular/core';
import {
  modelExtensionsApi,
  type ModelExtensionSummary,
  type ModelExtensionView,
  modelsApi,
  type ModelReleaseSummary,
  type ModelReleaseView,
  type ReleaseChange,
} from '@certitude/contracts';
import { Api, allItems } from '@certitude/web/core';
import { ModelReleases, newestFirst } from '@certitude/web/parts';

/** Model releases and extensions: the same for every organization, and they never change. */
@Injectable({ providedIn: 'root' })
export class Models {
  readonly #api = inject(Api);
  readonly #releases = inject(ModelReleases);

  /** Newest version first. @throws ApiError */
  releases(signal: AbortSignal): Promise<ModelReleaseSummary[]> {
    return this.#releases.list(signal);
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

  /** Newest version first. @throws ApiError */
  async extensions(signal: AbortSignal): Promise<ModelExtensionSummary[]> {
    return newestFirst(
      await allItems((after) => this.#api.call(modelExtensionsApi.list, { query: { limit: 100, after } }, signal)),
    );
  }

  /** @throws ApiError */
  extension(modelExtensionId: string, signal: AbortSignal): Promise<ModelExtensionView> {
    return this.#api.call(modelExtensionsApi.get, { params: { modelExtensionId } }, signal);
  }
}
