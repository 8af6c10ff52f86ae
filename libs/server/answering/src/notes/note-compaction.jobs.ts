import { Handles, type HappenedEvent, type SystemContext } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { NoteCompaction } from './note-compaction';

/** A live room has seen enough writing. */
@Injectable()
export class NoteCompactionJobs {
  constructor(@Inject(NoteCompaction) private readonly compaction: NoteCompaction) {}

  @Handles('note.compact', 'bulk')
  compact(context: SystemContext, { payload }: HappenedEvent<'note.compact'>): Promise<void> {
    return this.compaction.compact(context, payload.assessmentId);
  }
}
