import { type AssessmentId, type ResponseId } from '@certitude/contracts';
import { type SystemContext, TenantDatabase, type TenantContext, ThreadFailure } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type CompactedNote } from './compacted-note';
import { NoteQuarantine } from './note-quarantine';
import { NoteThreads } from './note-threads';
import { NoteRepository, updatesOf, type WrittenNote } from './note.repository';

/** Brings snapshots, JSON and plain text of notes up to what was written. Editors never wait for it. */
@Injectable()
export class NoteCompaction {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(NoteRepository) private readonly notes: NoteRepository,
    @Inject(NoteThreads) private readonly threads: NoteThreads,
    @Inject(NoteQuarantine) private readonly quarantine: NoteQuarantine,
  ) {}

  /**
   * Compacts every note of an assessment that was written to. Twice is the same as once; final ones are left alone. A note
   * that cannot be put together is set apart, and the others go on.
   */
  async compact(context: SystemContext | TenantContext, assessmentId: AssessmentId): Promise<void> {
    const lagging = await this.db.transaction(context, (tx) => this.notes.lagging(tx, assessmentId));
    for (const note of lagging) await this.compactNote(context, note);
  }

  /** The same for the note of one response. */
  async compactOne(context: SystemContext | TenantContext, response: ResponseId): Promise<void> {
    const note = await this.db.transaction(context, (tx) => this.notes.find(tx, response));
    if (note && !note.quarantined && note.updates.length > 0) await this.compactNote(context, note);
  }

  private async compactNote(context: SystemContext | TenantContext, note: WrittenNote): Promise<void> {
    try {
      const stored = await this.threads.compact(context.organizationId, updatesOf(note));
      await this.store(context, note, stored);
    } catch (error) {
      const reason = error instanceof ThreadFailure ? error.reason : isRefusedData(error) ? 'content' : null;
      if (!reason) throw error;
      await this.quarantine.setApart(context, note, reason);
    }
  }

  private async store(context: SystemContext | TenantContext, note: WrittenNote, stored: CompactedNote): Promise<void> {
    await this.db.transaction(context, (tx) => this.notes.store(tx, note, stored));
  }
}

/** The database says that the values are wrong, not that it is in trouble. */
const isRefusedData = (error: unknown): boolean => {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && (code.startsWith('22') || code === '54000');
};
