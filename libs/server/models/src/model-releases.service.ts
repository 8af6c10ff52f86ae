import {
  type InputOf,
  type modelsApi,
  type ModelReleaseId,
  type ModelReleaseSummary,
  type Page,
} from '@certitude/contracts';
import { cursorId, found, TenantDatabase, toPage } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import { ModelReleaseEntity } from './entities/model-release.entity';
import { type PublishedRelease, RELEASE_COLUMNS, toSummary } from './published-release';

/** Published releases of the maturity model. They never change, so each is read and parsed once per process. */
@Injectable()
export class ModelReleases {
  private readonly known = new Map<ModelReleaseId, Promise<PublishedRelease>>();

  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  /** @throws AppError `not-found` */
  get(id: ModelReleaseId): Promise<PublishedRelease> {
    const known = this.known.get(id) ?? this.load(id);
    this.known.set(id, known);
    return known;
  }

  /** Several releases, by id. @throws AppError `not-found` when one of them does not exist */
  async getAll(ids: Iterable<ModelReleaseId>): Promise<ReadonlyMap<ModelReleaseId, PublishedRelease>> {
    const loaded = await Promise.all([...new Set(ids)].map(async (id) => [id, await this.get(id)] as const));
    return new Map(loaded);
  }

  /** One page, last published first. */
  async list({ limit, after }: InputOf<typeof modelsApi.list>['query']): Promise<Page<ModelReleaseSummary>> {
    const start = cursorId<ModelReleaseId>(after);
    const where = start ? { id: LessThan(start) } : {};
    const rows = await this.rows.find(RELEASE_COLUMNS, { where, order: { id: 'DESC' }, most: limit + 1 });
    return toPage(rows.map(toSummary), limit, ({ id }) => id);
  }

  private async load(id: ModelReleaseId): Promise<PublishedRelease> {
    try {
      const { content, ...summary } = found(await this.rows.findOne([...RELEASE_COLUMNS, 'content'], { id }));
      return { summary: toSummary(summary), model: content };
    } catch (error) {
      // It may be published later, or the database may come back.
      this.known.delete(id);
      throw error;
    }
  }

  private get rows() {
    return this.db.globalRepository(ModelReleaseEntity);
  }
}
