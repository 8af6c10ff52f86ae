import { rm } from 'node:fs/promises';
import { type ArchiveId } from '@certitude/contracts';
import { ARCHIVE_DAYS } from '@certitude/contracts/exchange';
import {
  AppError,
  Clock,
  CONFIG,
  type Config,
  isOutage,
  type SystemContext,
  TenantDatabase,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { paced, Stopped } from '../../job-progress';
import { ArchiveRepository } from './archive.repository';
import { archivePath, ArchiveWriter } from './archive-writer.service';

const DAY = 24 * 3_600_000;

/** Makes what was asked for. One that a crash cut off is begun again. */
@Injectable()
export class ArchiveMaking {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(ArchiveRepository) private readonly archives: ArchiveRepository,
    @Inject(ArchiveWriter) private readonly writer: ArchiveWriter,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async make(context: SystemContext, id: ArchiveId): Promise<void> {
    const path = archivePath(this.config.dataDir, context.organizationId, id);
    const note = (changes: Parameters<ArchiveRepository['update']>[2]) =>
      this.db.transaction(context, (tx) => this.archives.update(tx, id, changes));
    const report = paced((step, done, total) =>
      note({ state: 'running', step, done, total, seenAt: this.clock.now() }),
    );
    try {
      const { size, sha256, lost } = await this.writer.write(context, { path, report });
      const now = this.clock.now();
      const expiresAt = new Date(now.getTime() + ARCHIVE_DAYS * DAY);
      const whole = { step: '', done: size, total: size };
      const isWanted = await note({ state: 'done', ...whole, size, sha256, lost, expiresAt, finishedAt: now });
      if (!isWanted) await rm(path, { force: true });
    } catch (error) {
      if (error instanceof Stopped) return;
      if (!(error instanceof AppError) || isOutage(error)) throw error;
      const problem = { problemCode: error.code, problemDetail: error.detail ?? null };
      await note({ state: 'failed', ...problem, finishedAt: this.clock.now() });
    }
  }

  /** Nothing more is tried: whoever waits for it hears so. */
  async giveUp(context: SystemContext, id: ArchiveId): Promise<void> {
    const ended = { state: 'failed', problemCode: 'job.given-up', finishedAt: this.clock.now() } as const;
    await this.db.transaction(context, (tx) => this.archives.update(tx, id, ended));
  }
}
