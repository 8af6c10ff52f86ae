import { GivesUp, Handles, type HappenedEvent, type SystemContext } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { ReportMaking } from './report-making.service';

/** Reports that were ordered. */
@Injectable()
export class ReportJobs {
  constructor(@Inject(ReportMaking) private readonly making: ReportMaking) {}

  @Handles('report.ordered', 'bulk')
  async make(context: SystemContext, { payload }: HappenedEvent<'report.ordered'>): Promise<void> {
    await this.making.make(context, payload.reportId);
  }

  @GivesUp('report.ordered')
  async giveUp(context: SystemContext, { payload }: HappenedEvent<'report.ordered'>): Promise<void> {
    await this.making.giveUp(context, payload.reportId);
  }
}
