import { GivesUp, Handles, type HappenedEvent, type SystemContext } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { ImportWork } from './import-work.service';

/** Imports that take a while. */
@Injectable()
export class ImportsJobs {
  constructor(@Inject(ImportWork) private readonly imports: ImportWork) {}

  @Handles('import.ordered', 'bulk')
  async carryOut(context: SystemContext, { payload }: HappenedEvent<'import.ordered'>): Promise<void> {
    await this.imports.work(context, payload.jobId);
  }

  @GivesUp('import.ordered')
  async giveUp(context: SystemContext, { payload }: HappenedEvent<'import.ordered'>): Promise<void> {
    await this.imports.giveUp(context, payload.jobId);
  }
}
