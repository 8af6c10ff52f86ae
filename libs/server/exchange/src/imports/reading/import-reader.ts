import { type ImportAnswers, type OrganizationId } from '@certitude/contracts';
import { AppError, requireThat, ThreadFailure, ThreadPool, workerProgram } from '@certitude/server/core';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { KnownReleases } from './known-releases';
import { type Reading, type ReadingTask } from './reading-task';

/** Two organizations at a time. The official full workbook, the slowest, takes about a second. */
const LIMITS = { threads: 2, time: 15_000, memory: 512 } as const;

export type ReadDocument = Exclude<Reading, { readonly refused: string }>;

/** Reads what was brought off the event loop: whoever made the file decides how long that takes. */
@Injectable()
export class ImportReader implements OnApplicationShutdown {
  private readonly threads = new ThreadPool<ReadingTask, Reading>(workerProgram('import-reading'), LIMITS);

  constructor(@Inject(KnownReleases) private readonly releases: KnownReleases) {}

  /** @throws AppError `import.unreadable` with a sentence that says why, `import.too-costly` */
  async read(organizationId: OrganizationId, bytes: Uint8Array, answers: ImportAnswers): Promise<ReadDocument> {
    const task = { bytes, answers, releases: (await this.releases.all()).map(({ model }) => model) };
    const reading = await this.ask(organizationId, task);
    if ('refused' in reading) throw new AppError('import.unreadable', reading.refused);
    return reading;
  }

  onApplicationShutdown(): Promise<void> {
    return this.threads.close();
  }

  private async ask(organizationId: OrganizationId, task: ReadingTask): Promise<Reading> {
    try {
      return await this.threads.run(organizationId, task);
    } catch (error) {
      if (!(error instanceof ThreadFailure)) throw error;
      requireThat(error.reason === 'content', 'import.too-costly');
      throw new AppError('import.unreadable', 'It is damaged.');
    }
  }
}
