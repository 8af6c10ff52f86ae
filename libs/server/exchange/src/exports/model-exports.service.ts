import { type ModelReleaseId } from '@certitude/contracts';
import { type ModelExport } from '@certitude/contracts/exchange';
import { writeCatalog, writeEramba } from '@certitude/exchange';
import { type Attachment } from '@certitude/server/core';
import { ModelReleases } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';

/** Releases of the model on their way to other tools. */
@Injectable()
export class ModelExports {
  constructor(@Inject(ModelReleases) private readonly releases: ModelReleases) {}

  /** @throws AppError `not-found` */
  async write(id: ModelReleaseId, kind: ModelExport): Promise<Attachment> {
    const { model, summary } = await this.releases.get(id);
    if (kind === 'eramba') {
      const content = Buffer.from(writeEramba(model));
      return { name: `pkimm-${model.version}.csv`, mediaType: 'text/csv; charset=utf-8', content };
    }
    const content = Buffer.from(writeCatalog(model, summary.publishedAt));
    return { name: `pkimm-${model.version}.oscal-catalog.json`, mediaType: 'application/json', content };
  }
}
