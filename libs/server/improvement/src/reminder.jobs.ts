import { Scheduled } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { ReminderSweep } from './reminder-sweep.service';

/** Looks for reminders that are due. */
@Injectable()
export class ReminderJobs {
  constructor(@Inject(ReminderSweep) private readonly sweep: ReminderSweep) {}

  @Scheduled('reminder-sweep', (config) => config.reminderSweep)
  async lookForDue(now: Date): Promise<void> {
    await this.sweep.run(now);
  }
}
