import { Module } from '@nestjs/common';
import { AssessmentsModule } from './assessments.module';
import { NoteCompactionJobs } from './notes/note-compaction.jobs';

/** What the worker does for assessments. */
@Module({ imports: [AssessmentsModule], providers: [NoteCompactionJobs] })
export class AssessmentsJobsModule {}
