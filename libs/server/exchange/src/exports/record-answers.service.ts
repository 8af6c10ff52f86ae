import { type AssessmentId, type HistoryEntry } from '@certitude/contracts';
import { History, NoteCompaction, WrittenAnswers } from '@certitude/server/answering';
import { AssessmentScores } from '@certitude/server/assessments';
import { type TenantContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type ReadAssessment } from './record-of';

const AT_ONCE = 5_000;

/** What was answered in an assessment, and how it came about. */
@Injectable()
export class RecordAnswers {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(NoteCompaction) private readonly notes: NoteCompaction,
    @Inject(AssessmentScores) private readonly scores: AssessmentScores,
    @Inject(WrittenAnswers) private readonly answers: WrittenAnswers,
    @Inject(History) private readonly history: History,
  ) {}

  /** In one snapshot, with every text that was written before it was asked for. */
  async read(
    context: TenantContext,
    id: AssessmentId,
  ): Promise<Pick<ReadAssessment, 'score' | 'answers' | 'lastChanges' | 'history'>> {
    await this.notes.compact(context, id);
    return this.db.transaction(context, async (tx) => {
      const { score } = await this.scores.anew(tx, id);
      const answers = await this.answers.read(tx, id);
      const lastChanges = await this.history.lastChanges(tx, id);
      const history: HistoryEntry[] = [];
      for (let isMore = true; isMore;) {
        const after = history.at(-1)?.seq ?? 0;
        const some = await this.history.ofAssessment(tx, id, { after, most: AT_ONCE });
        history.push(...some);
        isMore = some.length === AT_ONCE;
      }
      return { score, answers, lastChanges, history };
    });
  }
}
