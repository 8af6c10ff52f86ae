import { Module } from '@nestjs/common';
import { ArchiveJobs } from './archive/archive.jobs';
import { ArchiveModule } from './archive/archive.module';

/** Jobs of the exchange context. */
@Module({ imports: [ArchiveModule], providers: [ArchiveJobs] })
export class ExchangeJobsModule {}
