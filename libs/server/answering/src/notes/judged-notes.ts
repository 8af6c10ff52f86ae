import { type NoteNode } from '@certitude/collab';
import { type ResponseId } from '@certitude/contracts';
import { AppError, requireThat, type TenantContext, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { NoteCompaction } from './note-compaction';
import { hasContent, NoteRepository } from './note.repository';
import { Responses } from '../responses.service';

/** For the reviews context: the text that a reviewer judges. */
@Injectable()
export class JudgedNotes {
  constructor(
    @Inject(NoteRepository) private readonly notes: NoteRepository,
    @Inject(NoteCompaction) private readonly compaction: NoteCompaction,
    @Inject(Responses) private readonly responses: Responses,
  ) {}

  /** Puts the text together, before the transaction that judges it: that may take long. */
  prepare(context: TenantContext, id: ResponseId): Promise<void> {
    return this.compaction.compactOne(context, id);
  }

  /**
   * As it was put together; null when nothing stands in it, whether or not something once did.
   * @throws AppError `note.quarantined`, which names it; `conflict` when somebody wrote since
   */
  async document(tx: TenantTransaction, id: ResponseId): Promise<NoteNode | null> {
    const note = await this.notes.find(tx, id);
    if (!note) return null;
    if (note.quarantined)
      throw new AppError('note.quarantined', (await this.responses.titles(tx, [id])).get(id)?.title);
    requireThat(note.updates.length === 0, 'conflict');
    return note.document && hasContent(note.document) ? note.document : null;
  }
}
