import {
  type InputOf,
  type ModelExtensionId,
  type modelExtensionsApi,
  type ModelExtensionSummary,
  type ModelExtensionView,
  type ModelReleaseId,
  type Page,
} from '@certitude/contracts';
import { type Extension } from '@certitude/maturity';
import { cursorId, found, TenantDatabase, toPage } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { toExtensionView } from './extension-view';
import { ModelReleases } from './model-releases.service';
import { EXTENSION_COLUMNS, type ExtensionRow, toExtensionSummary } from './published-extension';

/** Published extensions of the maturity model, the same for every organization. */
@Injectable()
export class ModelExtensions {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
  ) {}

  /** One page, last published first. */
  async list({ limit, after }: InputOf<typeof modelExtensionsApi.list>['query']): Promise<Page<ModelExtensionSummary>> {
    const rows = await this.db.global<ExtensionRow>(
      `select ${EXTENSION_COLUMNS} from model_extension where $1::uuid is null or id < $1 order by id desc limit $2`,
      [cursorId<ModelExtensionId>(after), limit + 1],
    );
    return toPage(rows.map(toExtensionSummary), limit, ({ id }) => id);
  }

  /** One extension beside the release it lies on. @throws AppError `not-found` */
  async view(id: ModelExtensionId): Promise<ModelExtensionView> {
    const [row] = await this.db.global<ExtensionRow & { content: Extension }>(
      `select ${EXTENSION_COLUMNS}, content from model_extension where id = $1`,
      [id],
    );
    const { content, ...summary } = found(row);
    const release = await this.releases.get(await this.releaseFor(content.compatibility));
    return toExtensionView(toExtensionSummary(summary), content, release);
  }

  /** Our wording before an imported one; of several versions the last published. */
  private async releaseFor(versions: readonly string[]): Promise<ModelReleaseId> {
    const [row] = await this.db.global<{ id: ModelReleaseId }>(
      `select id from model_release where version = any($1) order by wording = 'certitude' desc, id desc limit 1`,
      [versions],
    );
    return found(row).id;
  }
}
