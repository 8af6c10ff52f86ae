import { Module } from '@nestjs/common';
import { ArchiveJobs } from './archive/archive.jobs';
import { ArchiveModule } from './archive/archive.module';
import { ImportsModule } from './imports/imports.module';
import { ImportsJobs } from './imports/jobs/imports.jobs';

/** Jobs of the exchange context. */
@Module({ imports: [ArchiveModule, ImportsModule], providers: [ArchiveJobs, ImportsJobs] })
export class ExchangeJobsModule {}
