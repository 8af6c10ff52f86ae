import { type NoteNode } from '@certitude/collab';
import { type ResponseId } from '@certitude/contracts';
import { AppError, type TenantContext, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { NoteCompaction } from './note-compaction';
import { type FoldedNotes, NoteFolding } from './note-folding';
import { hasContent, NoteRepository, type WrittenNote } from './note.repository';
import { Responses } from '../responses.service';

/** For the reviews context: the text that a reviewer judges. */
@Injectable()
export class JudgedNotes {
  constructor(
    @Inject(NoteRepository) private readonly notes: NoteRepository,
    @Inject(NoteCompaction) private readonly compaction: NoteCompaction,
    @Inject(NoteFolding) private readonly folding: NoteFolding,
    @Inject(Responses) private readonly responses: Responses,
  ) {}

  /** Puts the text together for whoever only reads it; nothing is stored. */
  fold(context: TenantContext, id: ResponseId): Promise<FoldedNotes> {
    return this.folding.foldOne(context, id);
  }

  /** Stores the text as it is put together, before the transaction that judges it: that may take long. */
  prepare(context: TenantContext, id: ResponseId): Promise<void> {
    return this.compaction.compactOne(context, id);
  }

  /**
   * As it was put together before; null when nothing stands in it, whether or not something once did.
   * @throws AppError `note.quarantined`, which names it; `conflict` when somebody wrote since
   */
  async document(tx: TenantTransaction, id: ResponseId, folded: FoldedNotes): Promise<NoteNode | null> {
    const note = await this.notes.find(tx, id);
    if (!note) return null;
    if (note.quarantined)
      throw new AppError('note.quarantined', (await this.responses.titles(tx, [id])).get(id)?.title);
    const document = note.updates.length === 0 ? note.document : asFolded(note, folded);
    return document && hasContent(document) ? document : null;
  }
}

function asFolded({ response, generation, seq }: WrittenNote, folded: FoldedNotes): NoteNode {
  const one = folded.get(response);
  if (one?.generation !== generation || one.seq !== seq) throw new AppError('conflict');
  return one.document;
}
