import { type OrganizationId } from '@certitude/contracts';
import { AppError, requireThat, ThreadFailure, ThreadPool, workerProgram } from '@certitude/server/core';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { KnownReleases } from './known-releases';
import { type Reading, type ReadingTask } from './reading-task';

/** Two organizations at a time. The official full workbook, the slowest, takes about a second. */
const LIMITS = { threads: 2, time: 15_000, memory: 512 } as const;

/** What somebody wants to have read, as long as they wait for it. */
export interface Source extends Pick<ReadingTask, 'bytes' | 'answers'> {
  readonly givenUp: AbortSignal;
}

export type ReadDocument = Exclude<Reading, { readonly refused: string }>;

/** Reads what was brought off the event loop: whoever made the file decides how long that takes. */
@Injectable()
export class ImportReader implements OnApplicationShutdown {
  private readonly threads = new ThreadPool<ReadingTask, Reading>(workerProgram('import-reading'), LIMITS);

  constructor(@Inject(KnownReleases) private readonly releases: KnownReleases) {}

  /**
   * @throws AppError `import.unreadable` with a sentence that says why, `import.too-costly`; the reason of `givenUp`, as soon
   *   as nobody waits for it any more
   */
  async read(organizationId: OrganizationId, source: Source): Promise<ReadDocument> {
    const { givenUp, ...read } = source;
    const task = { ...read, releases: (await this.releases.all()).map(({ model }) => model) };
    const reading = await this.ask(organizationId, task, givenUp);
    if ('refused' in reading) throw new AppError('import.unreadable', reading.refused);
    return reading;
  }

  onApplicationShutdown(): Promise<void> {
    return this.threads.close();
  }

  private async ask(organizationId: OrganizationId, task: ReadingTask, givenUp: AbortSignal): Promise<Reading> {
    try {
      return await this.threads.run(organizationId, task, givenUp);
    } catch (error) {
      if (!(error instanceof ThreadFailure)) throw error;
      requireThat(error.reason === 'content', 'import.too-costly');
      throw new AppError('import.unreadable', 'It is damaged.');
    }
  }
}
