import { Module } from '@nestjs/common';
import { AnsweringModule } from './answering.module';
import { NoteCompactionJobs } from './notes/note-compaction.jobs';

/** What the worker does for answers. */
@Module({ imports: [AnsweringModule], providers: [NoteCompactionJobs] })
export class AnsweringJobsModule {}
