import { type ModelReleaseId } from '@certitude/contracts';
import { type ModelExport } from '@certitude/contracts/exchange';
import { writeCatalog, writeEramba, writeTemplate } from '@certitude/exchange';
import { type Attachment } from '@certitude/server/core';
import { ModelReleases, type PublishedRelease } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';

interface ModelFormat {
  readonly ending: string;
  readonly mediaType: string;
  readonly write: (release: PublishedRelease) => string | Uint8Array;
}

const CSV = 'text/csv; charset=utf-8';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const template = (method: 'full' | 'self', ending: 'csv' | 'xlsx'): ModelFormat => ({
  ending: `.${method}-assessment.${ending}`,
  mediaType: ending === 'csv' ? CSV : XLSX,
  write: ({ model }) => writeTemplate(model, method, ending),
});

const FORMATS: Readonly<Record<ModelExport, ModelFormat>> = {
  eramba: { ending: '.csv', mediaType: CSV, write: ({ model }) => writeEramba(model) },
  'oscal-catalog': {
    ending: '.oscal-catalog.json',
    mediaType: 'application/json',
    write: ({ model, summary }) => writeCatalog(model, summary.publishedAt),
  },
  'template-full-xlsx': template('full', 'xlsx'),
  'template-full-csv': template('full', 'csv'),
  'template-self-xlsx': template('self', 'xlsx'),
  'template-self-csv': template('self', 'csv'),
};

/** Releases of the model on their way to other tools, and as lists to fill in. */
@Injectable()
export class ModelExports {
  constructor(@Inject(ModelReleases) private readonly releases: ModelReleases) {}

  /** @throws AppError `not-found` */
  async write(id: ModelReleaseId, kind: ModelExport): Promise<Attachment> {
    const release = await this.releases.get(id);
    const { ending, mediaType, write } = FORMATS[kind];
    return { name: `pkimm-${release.model.version}${ending}`, mediaType, content: Buffer.from(write(release)) };
  }
}
