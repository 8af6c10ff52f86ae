import { Module } from '@nestjs/common';
import { FreezingJobs } from './freezing.jobs';
import { VersionsModule } from './versions.module';

/** What the worker does for versions. */
@Module({ imports: [VersionsModule], providers: [FreezingJobs] })
export class VersionsJobsModule {}
