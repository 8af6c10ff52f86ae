import { type NoteNode } from '@certitude/collab';
import { type AssessmentId, type ResponseSnapshot } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { NoteQuarantine } from './notes/note-quarantine';
import { NoteRepository } from './notes/note.repository';
import { RESPONSE_COLUMNS, type ResponseRow, toSnapshot } from './stream/response-row';

/** An answer with its text; null when nothing stands in it. */
export interface WrittenAnswer extends ResponseSnapshot {
  readonly document: NoteNode | null;
}

/** For versions and exports: everything that was answered, with each text as it was put together last. */
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

  /** In model order, with the texts as they were put together last. */
  async read(tx: TenantTransaction, assessmentId: AssessmentId): Promise<WrittenAnswer[]> {
    const rows = await tx.query<ResponseRow>(
      `select ${RESPONSE_COLUMNS} from response r where r.assessment_id = $1 order by r.position`,
      [assessmentId],
    );
    const texts = await this.notes.documents(tx, assessmentId);
    return rows.map(toSnapshot).map((answer) => ({ ...answer, document: texts.get(answer.id) ?? null }));
  }
}
