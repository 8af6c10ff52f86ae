import { type OrganizationId } from '@certitude/contracts';
import { AppError, type FilePlace, FileStorage, OperatorLimits, requireThat } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { ContentCheck } from './content-check/content-check.service';
import { sentenceOf } from './content-check/finding';
import { spaceIn } from './storage-space';
import { UploadInspection } from './upload-inspection';

/** A file that comes with an archive. */
export interface ArrivingFile {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Files that come with an organization from elsewhere: looked into like uploads, since whoever packed them may be anybody. */
@Injectable()
export class ArrivingFiles {
  constructor(
    @Inject(FileStorage) private readonly storage: FileStorage,
    @Inject(ContentCheck) private readonly check: ContentCheck,
    @Inject(OperatorLimits) private readonly limits: OperatorLimits,
  ) {}

  /** @throws AppError `file.over-quota` */
  async requireRoom(organizationId: OrganizationId, bytes: number): Promise<void> {
    const space = spaceIn({ used: 0, limit: await this.limits.of('stored-bytes', organizationId) });
    requireThat(bytes <= space.left, 'file.over-quota', space.sentence);
  }

  /**
   * Stores one, if it is what its name says, and holds nothing that no evidence may hold. What cannot be looked into was
   * accepted where it comes from.
   * @throws AppError `archive.refused-file`; what the content throws
   */
  async take(place: FilePlace, { name, content }: ArrivingFile): Promise<void> {
    try {
      await this.storage.write(place, new UploadInspection(name).inspect(content), async ({ path }) => {
        const verdict = await this.check.verdictOn(place.organizationId, { name, path });
        if (verdict.kind === 'refused') throw new AppError('archive.refused-file', sentenceOf(verdict.finding));
      });
    } catch (error) {
      if (!(error instanceof AppError) || !error.code.startsWith('file.')) throw error;
      throw new AppError('archive.refused-file', `${name}: ${error.message}`);
    }
  }
}
