import { type FileSettingsView, type StoredFileId, type StoredFileView } from '@certitude/contracts';
import {
  AppError,
  CONFIG,
  type Config,
  FileStorage,
  newId,
  requireSize,
  requireThat,
  type TenantContext,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { ContentCheck } from './content-check/content-check.service';
import { type ContentTask } from './content-check/content-task';
import { sentenceOf } from './content-check/finding';
import { FileRecords } from './file-records.service';
import { spaceIn } from './storage-space';
import { UploadInspection, within } from './upload-inspection';
import { UploadSlots } from './upload-slots';

/** A file on its way in. */
export interface Upload {
  /** As the person's computer calls it. */
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
  /** Bytes, where the sender says so beforehand. */
  readonly length: number | null;
}

/** Takes files in. */
@Injectable()
export class Uploads {
  constructor(
    @Inject(FileRecords) private readonly records: FileRecords,
    @Inject(FileStorage) private readonly storage: FileStorage,
    @Inject(ContentCheck) private readonly check: ContentCheck,
    @Inject(UploadSlots) private readonly slots: UploadSlots,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Stores a file, once it has shown what it is and what is in it. Nothing of a refused one is kept.
   * @throws AppError `file.too-large`, `file.empty`, `file.forbidden-type`, `file.private-key`, `file.macros`,
   *   `file.sealed`, `file.over-quota`, `file.too-many-uploads`, `saving.unavailable`; what the content throws
   */
  upload(context: TenantContext, upload: Upload): Promise<StoredFileView> {
    requireSize(upload.length ?? 0, this.config.maxFileSize);
    return this.slots.during(context.actor.id, () => this.take(context, upload));
  }

  private async take(context: TenantContext, { name, content, length }: Upload): Promise<StoredFileView> {
    const settings = await this.records.settings(context);
    const space = spaceIn(settings);
    requireThat((length ?? 1) <= space.left, 'file.over-quota', space.sentence);
    const place = { organizationId: context.organizationId, fileId: newId<StoredFileId>() };
    const inspection = new UploadInspection(name);
    let lookedInto = false;
    const passing = inspection.inspect(within(content, space));
    const written = await this.storage.write(place, passing, async (file) => {
      lookedInto = await this.judge(context, { name, path: file.path }, settings);
    });
    const { mediaType } = inspection;
    const file = { id: place.fileId, name, mediaType, ...written, uploadedBy: context.actor.id, lookedInto };
    return this.records.add(context, { ...file, withdrawn: null });
  }

  /** @returns whether it could be looked into */
  private async judge(
    { organizationId }: TenantContext,
    file: ContentTask,
    { acceptsSealed }: FileSettingsView,
  ): Promise<boolean> {
    const verdict = await this.check.verdictOn(organizationId, file);
    if (verdict.kind === 'refused') {
      const code = verdict.finding.kind === 'key' ? 'file.private-key' : 'file.macros';
      throw new AppError(code, `There is ${sentenceOf(verdict.finding)}.`);
    }
    if (verdict.kind === 'clean') return true;
    requireThat(acceptsSealed, 'file.sealed', `It was not looked into because ${verdict.why}.`);
    return false;
  }
}
