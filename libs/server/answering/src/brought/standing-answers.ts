import { type AssessmentId, type ResponseField, type ResponseId } from '@certitude/contracts';
import { type TenantContext, TenantDatabase, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { NoteCompaction } from '../notes/note-compaction';
import { ALL_STORED, type FoldedNotes, NoteFolding } from '../notes/note-folding';
import { type WrittenAnswer, WrittenAnswers } from '../written-answers';
import { BroughtAnswers } from './brought-answers';

/** An answer as it stands, with when it was changed last. */
export interface StandingAnswer extends WrittenAnswer {
  /** Who owns it by name alone. */
  readonly namedOwner: string | null;
  /** Step of the stream in which its text was changed last; 0 when it never was. */
  readonly textSeq: number;
  /** Null while nobody has answered. */
  readonly changedAt: Date | null;
}

const ANSWERED: readonly ResponseField[] = ['level', 'applicability', 'flag', 'owner'];

/** What stands in an assessment, for whoever brings other answers to it. */
@Injectable()
export class StandingAnswers {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(WrittenAnswers) private readonly written: WrittenAnswers,
    @Inject(BroughtAnswers) private readonly brought: BroughtAnswers,
    @Inject(NoteFolding) private readonly notes: NoteFolding,
    @Inject(NoteCompaction) private readonly compaction: NoteCompaction,
  ) {}

  /** Stores what was written to texts, before the transaction that writes beside them: that may take long. */
  prepare(context: TenantContext, assessmentId: AssessmentId): Promise<void> {
    return this.compaction.compact(context, assessmentId);
  }

  /** With every text that was written before it was asked for; nothing is stored. */
  async read(context: TenantContext, assessmentId: AssessmentId): Promise<StandingAnswer[]> {
    const folded = await this.notes.fold(context, assessmentId);
    return this.db.transaction(context, (tx) => this.readWith(tx, assessmentId, folded));
  }

  /** With texts as they were stored last: `textSeq` says whether they were changed since. */
  readIn(tx: TenantTransaction, assessmentId: AssessmentId): Promise<StandingAnswer[]> {
    return this.readWith(tx, assessmentId, ALL_STORED);
  }

  private async readWith(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    folded: FoldedNotes,
  ): Promise<StandingAnswer[]> {
    const answers = await this.written.read(tx, assessmentId, folded);
    const texts = await this.texts(tx, assessmentId);
    const { owners } = await this.brought.read(tx, assessmentId);
    const names = new Map(owners.map(({ response, name }) => [response, name]));
    return answers.map((answer) => {
      const text = texts.get(answer.id);
      const moments = [text?.at.getTime() ?? 0, ...ANSWERED.map((field) => answer.origins[field]?.at ?? 0)];
      const last = Math.max(...moments);
      return {
        ...answer,
        namedOwner: names.get(answer.id) ?? null,
        textSeq: text?.seq ?? 0,
        changedAt: last > 0 ? new Date(last) : null,
      };
    });
  }

  /** The last step of each text. */
  async texts(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
  ): Promise<ReadonlyMap<ResponseId, { readonly seq: number; readonly at: Date }>> {
    const rows = await tx.query<{ response: ResponseId; seq: number; at: Date }>(
      `select o.response_id as response, max(o.seq)::float8 as seq, max(o.at) as at from assessment_operation o
       where o.assessment_id = $1 and o.field = 'rationale' group by o.response_id`,
      [assessmentId],
    );
    return new Map(rows.map(({ response, seq, at }) => [response, { seq, at }]));
  }
}
