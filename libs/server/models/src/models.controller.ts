import {
  type InputOf,
  modelsApi,
  type ModelReleaseSummary,
  type ModelReleaseView,
  type Page,
  type ReleaseChange,
} from '@certitude/contracts';
import { Input, Serves, SignedIn } from '@certitude/server/core';
import { Controller, Header, Inject } from '@nestjs/common';
import { ASK_AGAIN } from './ask-again';
import { changesBetween } from './change-view';
import { ModelReleases } from './model-releases.service';
import { toView } from './release-view';

const WHY = 'model releases are the same for every organization';

/** The model browser's data. */
@Controller()
export class ModelsController {
  constructor(@Inject(ModelReleases) private readonly releases: ModelReleases) {}

  @Serves(modelsApi.list)
  @SignedIn(WHY)
  list(@Input() { query }: InputOf<typeof modelsApi.list>): Promise<Page<ModelReleaseSummary>> {
    return this.releases.list(query);
  }

  @Serves(modelsApi.get)
  @SignedIn(WHY)
  @Header(...ASK_AGAIN)
  async get(@Input() { params }: InputOf<typeof modelsApi.get>): Promise<ModelReleaseView> {
    return toView(await this.releases.get(params.modelReleaseId));
  }

  @Serves(modelsApi.compare)
  @SignedIn(WHY)
  async compare(@Input() { params, query }: InputOf<typeof modelsApi.compare>): Promise<{ changes: ReleaseChange[] }> {
    const [older, newer] = await Promise.all([this.releases.get(params.modelReleaseId), this.releases.get(query.to)]);
    return { changes: changesBetween(older.model, newer.model) };
  }
}
