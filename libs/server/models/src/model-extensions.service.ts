import {
  type InputOf,
  type ModelExtensionId,
  type modelExtensionsApi,
  type ModelExtensionSummary,
  type ModelExtensionView,
  type ModelReleaseId,
  type Page,
} from '@certitude/contracts';
import { cursorId, found, TenantDatabase, toPage } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { ModelExtensionEntity } from './entities/model-extension.entity';
import { ModelReleaseEntity } from './entities/model-release.entity';
import { toExtensionView } from './extension-view';
import { ModelReleases } from './model-releases.service';
import { EXTENSION_COLUMNS, toExtensionSummary } from './published-extension';

/** Published extensions of the maturity model, the same for every organization. */
@Injectable()
export class ModelExtensions {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
  ) {}

  /** One page, last published first. */
  async list({ limit, after }: InputOf<typeof modelExtensionsApi.list>['query']): Promise<Page<ModelExtensionSummary>> {
    const start = cursorId<ModelExtensionId>(after);
    const where = start ? { id: LessThan(start) } : {};
    const rows = await this.rows.find(EXTENSION_COLUMNS, { where, order: { id: 'DESC' }, most: limit + 1 });
    return toPage(rows.map(toExtensionSummary), limit, ({ id }) => id);
  }

  /** One extension beside the release it lies on. @throws AppError `not-found` */
  async view(id: ModelExtensionId): Promise<ModelExtensionView> {
    const { content, ...summary } = found(await this.rows.findOne([...EXTENSION_COLUMNS, 'content'], { id }));
    const release = await this.releases.get(await this.releaseFor(content.compatibility));
    return toExtensionView(toExtensionSummary(summary), content, release);
  }

  /** Our wording before an imported one; of several versions the last published. */
  private async releaseFor(versions: readonly string[]): Promise<ModelReleaseId> {
    const [release] = await this.db
      .globalRepository(ModelReleaseEntity)
      .query('r', ['id'])
      .where('r.version in (:...versions)', { versions })
      .orderBy("r.wording = 'certitude'", 'DESC')
      .orderBy('r.id', 'DESC')
      .rows(1);
    return found(release).id;
  }

  private get rows() {
    return this.db.globalRepository(ModelExtensionEntity);
  }
}
