import { Module } from '@nestjs/common';
import { FileJobs } from './file.jobs';
import { FileRepository } from './file.repository';

/** Jobs of the evidence context. */
@Module({ providers: [FileRepository, FileJobs] })
export class EvidenceJobsModule {}
