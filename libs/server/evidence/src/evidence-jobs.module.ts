import { Module } from '@nestjs/common';
import { FileContents } from './file-contents.service';
import { FileJobs } from './file.jobs';
import { FileRepository } from './file.repository';

/** Jobs of the evidence context. */
@Module({ providers: [FileRepository, FileContents, FileJobs] })
export class EvidenceJobsModule {}
