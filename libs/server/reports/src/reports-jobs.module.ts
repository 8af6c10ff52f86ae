import { Module } from '@nestjs/common';
import { ReportJobs } from './reports.jobs';
import { ReportsModule } from './reports.module';

/** Jobs of the reports context. */
@Module({ imports: [ReportsModule], providers: [ReportJobs] })
export class ReportsJobsModule {}
