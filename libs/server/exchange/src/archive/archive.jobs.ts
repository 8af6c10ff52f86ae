import {
  CONFIG,
  type Config,
  GivesUp,
  Handles,
  type HappenedEvent,
  Scheduled,
  type SystemContext,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { ArrivalWork } from './arriving/arrival-work.service';
import { sweepArchives } from './archive-sweep';
import { ArchiveMaking } from './leaving/archive-making.service';

const SOON = 2_000;
const HOUR = 3_600_000;

/** Archives that are made, and such that were brought. */
@Injectable()
export class ArchiveJobs {
  constructor(
    @Inject(ArchiveMaking) private readonly making: ArchiveMaking,
    @Inject(ArrivalWork) private readonly arrivals: ArrivalWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Handles('archive.requested', 'bulk')
  async make(context: SystemContext, { payload }: HappenedEvent<'archive.requested'>): Promise<void> {
    await this.making.make(context, payload.archiveId);
  }

  @GivesUp('archive.requested')
  async giveUp(context: SystemContext, { payload }: HappenedEvent<'archive.requested'>): Promise<void> {
    await this.making.giveUp(context, payload.archiveId);
  }

  /** There is no organization yet whose event this could be. */
  @Scheduled('archive-arrivals', SOON)
  async receive(_now: Date): Promise<void> {
    await this.arrivals.workOff();
  }

  /** Deletes files whose time is over. */
  @Scheduled('archive-sweep', HOUR)
  async sweep(now: Date): Promise<void> {
    await sweepArchives(this.config.dataDir, now);
  }
}
