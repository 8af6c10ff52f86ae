import { type NoteNode } from '@certitude/collab';
import { type AssessmentId, type ResponseSnapshot } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type FoldedNotes } from './notes/note-folding';
import { NoteQuarantine } from './notes/note-quarantine';
import { NoteRepository } from './notes/note.repository';
import { RESPONSE_COLUMNS, type ResponseRow, toSnapshot } from './stream/response-row';

/** An answer with its text; null when nothing stands in it. */
export interface WrittenAnswer extends ResponseSnapshot {
  readonly document: NoteNode | null;
}

/** For versions and exports: everything that was answered, with its texts. */
@Injectable()
export class WrittenAnswers {
  constructor(
    @Inject(NoteRepository) private readonly notes: NoteRepository,
    @Inject(NoteQuarantine) private readonly quarantine: NoteQuarantine,
  ) {}

  /** @throws AppError `note.quarantined` when a text is missing because nobody can read it */
  requireWhole(tx: TenantTransaction, assessmentId: AssessmentId): Promise<void> {
    return this.quarantine.requireNone(tx, assessmentId);
  }

  /** In model order. @param folded texts that are further than they are stored */
  async read(tx: TenantTransaction, assessmentId: AssessmentId, folded: FoldedNotes): Promise<WrittenAnswer[]> {
    const rows = await tx.query<ResponseRow>(
      `select ${RESPONSE_COLUMNS} from response r where r.assessment_id = $1 order by r.position`,
      [assessmentId],
    );
    const texts = await this.notes.documents(tx, assessmentId, folded);
    return rows.map(toSnapshot).map((answer) => ({ ...answer, document: texts.get(answer.id) ?? null }));
  }
}
