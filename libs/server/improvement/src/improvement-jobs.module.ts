import { Module } from '@nestjs/common';
import { ReminderSweep } from './reminder-sweep.service';
import { ReminderJobs } from './reminder.jobs';
import { RemindersModule } from './reminders.module';

/** Jobs of the improvement context. */
@Module({ imports: [RemindersModule], providers: [ReminderSweep, ReminderJobs] })
export class ImprovementJobsModule {}
