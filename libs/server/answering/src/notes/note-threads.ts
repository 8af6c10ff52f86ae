import { type OrganizationId } from '@certitude/contracts';
import { ThreadPool, workerProgram } from '@certitude/server/core';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type CompactedNote } from './compacted-note';

/** An ordinary note takes a few milliseconds, the largest one that somebody wrote about a hundred. */
const LIMITS = { threads: 3, time: 3_000, memory: 192 } as const;

/** Puts notes together off the event loop: what people wrote decides how long that takes. */
@Injectable()
export class NoteThreads implements OnApplicationShutdown {
  private readonly pool = new ThreadPool<readonly Uint8Array[], CompactedNote>(
    workerProgram('note-compaction'),
    LIMITS,
  );

  /** @throws ThreadFailure when it is the note's fault */
  compact(organizationId: OrganizationId, updates: readonly Uint8Array[]): Promise<CompactedNote> {
    return this.pool.run(organizationId, updates);
  }

  onApplicationShutdown(): Promise<void> {
    return this.pool.close();
  }
}
