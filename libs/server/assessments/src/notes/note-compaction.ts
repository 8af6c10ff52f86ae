import { type AssessmentId } from '@certitude/contracts';
import { type SystemContext, TenantDatabase, type TenantContext } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { compactNote } from './compacted-note';
import { NoteRepository } from './note.repository';

/** Brings snapshots, JSON and plain text of notes up to what was written. Editors never wait for it. */
@Injectable()
export class NoteCompaction {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(NoteRepository) private readonly notes: NoteRepository,
  ) {}

  /** Compacts every note of an assessment that was written to. Twice is the same as once; final ones are left alone. */
  async compact(context: SystemContext | TenantContext, assessmentId: AssessmentId): Promise<void> {
    const lagging = await this.db.transaction(context, (tx) => this.notes.lagging(tx, assessmentId));
    const compacted = lagging.map((note) => {
      const { snapshot, updates } = note;
      return { note, stored: compactNote(snapshot ? [snapshot, ...updates] : updates) };
    });
    if (compacted.length === 0) return;
    await this.db.transaction(context, async (tx) => {
      for (const { note, stored } of compacted) await this.notes.store(tx, note, stored);
    });
  }
}
