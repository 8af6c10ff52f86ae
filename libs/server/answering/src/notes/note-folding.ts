import { type NoteNode } from '@certitude/collab';
import { type AssessmentId, type ResponseId } from '@certitude/contracts';
import { TenantDatabase, type TenantContext, ThreadFailure } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { NoteThreads } from './note-threads';
import { NoteRepository, updatesOf, type WrittenNote } from './note.repository';

/** A text as it stood after a step of the stream. */
export interface FoldedNote {
  readonly generation: number;
  readonly seq: number;
  readonly document: NoteNode;
}
/** Texts that are further than they are stored, by response. */
export type FoldedNotes = ReadonlyMap<ResponseId, FoldedNote>;

/** Where texts are stored as far as anybody wrote: right after their compaction. */
export const ALL_STORED: FoldedNotes = new Map();

/** Puts texts together for whoever only reads: in memory, off the event loop. Storing them is left to compaction. */
@Injectable()
export class NoteFolding {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(NoteRepository) private readonly notes: NoteRepository,
    @Inject(NoteThreads) private readonly threads: NoteThreads,
  ) {}

  /**
   * What was written to the texts of an assessment since they were stored. Asked before the transaction that reads them,
   * since it may take long. One that cannot be put together is left out: it is read as it was stored last.
   */
  async fold(context: TenantContext, assessmentId: AssessmentId): Promise<FoldedNotes> {
    return this.folded(context, await this.db.transaction(context, (tx) => this.notes.lagging(tx, assessmentId)));
  }

  /** The same for the text of one response. */
  async foldOne(context: TenantContext, response: ResponseId): Promise<FoldedNotes> {
    const note = await this.db.transaction(context, (tx) => this.notes.find(tx, response));
    return this.folded(context, note && !note.quarantined && note.updates.length > 0 ? [note] : []);
  }

  private async folded(context: TenantContext, lagging: readonly WrittenNote[]): Promise<FoldedNotes> {
    const folded = new Map<ResponseId, FoldedNote>();
    for (const note of lagging) {
      const { generation, seq } = note;
      const whole = await this.threads.compact(context.organizationId, updatesOf(note)).catch(notItsFault);
      if (whole) folded.set(note.response, { generation, seq, document: whole.document });
    }
    return folded;
  }
}

/** Its own fault is found, and named, when it is compacted. */
function notItsFault(error: unknown): null {
  if (error instanceof ThreadFailure) return null;
  throw error;
}
