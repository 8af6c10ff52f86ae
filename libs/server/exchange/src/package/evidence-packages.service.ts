import { type AssessmentId } from '@certitude/contracts';
import { fileNameOf } from '@certitude/exchange';
import { type Resumable, type TenantContext } from '@certitude/server/core';
import { Files } from '@certitude/server/evidence';
import { ModelReleases } from '@certitude/server/models';
import { VersionReports } from '@certitude/server/reports';
import { Versions } from '@certitude/server/versions';
import { Inject, Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { zipped, zippedSize } from '../zip/zip-stream';
import { packageEntries } from './package-entries';
import { revisionHashes } from './package-index';
import { packagedReports } from './package-reports';

/** A finalized version as one ZIP, with the files that it rests on, to be verified without the product. */
@Injectable()
export class EvidencePackages {
  constructor(
    @Inject(Versions) private readonly versions: Versions,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(Files) private readonly files: Files,
    @Inject(VersionReports) private readonly reports: VersionReports,
  ) {}

  /** What the person may see of it. @throws AppError `not-found` */
  async of(context: TenantContext, id: AssessmentId, revision: number): Promise<Resumable> {
    const version = await this.versions.get(context, id, revision);
    const { model: release } = await this.releases.get(version.content.model.releaseId);
    const files = await this.files.ofRevisions(context, revisionHashes(version.content));
    const open = (fileId: Parameters<Files['content']>[1]) => this.files.content(context, fileId);
    const newest = await this.reports.newestOf(context, id, revision);
    const reports = packagedReports(version.content.assessment.method, newest, async (report) =>
      Readable.from([await this.reports.content(context, id, report)]),
    );
    const { entries, tag } = packageEntries({ version, release, files, open, reports });
    const at = new Date(version.finalizedAt);
    return {
      name: `${fileNameOf(version.content.assessment.name)}-version-${revision}.zip`,
      mediaType: 'application/zip',
      size: await zippedSize(entries, at),
      tag,
      content: () => zipped(entries, at),
    };
  }
}
