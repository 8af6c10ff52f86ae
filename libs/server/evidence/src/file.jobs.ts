import { Handles, type HappenedEvent, Scheduled, type SystemContext } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { FileContents } from './file-contents.service';

const HOUR = 3_600_000;

/** Contents of files that nobody needs any more. */
@Injectable()
export class FileJobs {
  constructor(@Inject(FileContents) private readonly contents: FileContents) {}

  /** Deletes the content of a withdrawn file. */
  @Handles('file.withdrawn', 'bulk')
  async deleteContent(context: SystemContext, { payload }: HappenedEvent<'file.withdrawn'>): Promise<void> {
    await this.contents.forgetUnkept(context, [payload.fileId]);
  }

  /** Deletes contents without a row. */
  @Scheduled('file-sweep', HOUR)
  async sweep(now: Date): Promise<void> {
    await this.contents.sweep(now);
  }
}
