import { type AssessmentId, type HistoryEntry } from '@certitude/contracts';
import { BroughtAnswers, History, NoteFolding, WrittenAnswers } from '@certitude/server/answering';
import { AssessmentScores } from '@certitude/server/assessments';
import { type TenantContext, TenantDatabase, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type ReadAssessment } from './record-of';

const AT_ONCE = 5_000;

/** What was answered in an assessment, and how it came about. */
@Injectable()
export class RecordAnswers {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(NoteFolding) private readonly notes: NoteFolding,
    @Inject(AssessmentScores) private readonly scores: AssessmentScores,
    @Inject(WrittenAnswers) private readonly answers: WrittenAnswers,
    @Inject(BroughtAnswers) private readonly brought: BroughtAnswers,
    @Inject(History) private readonly history: History,
  ) {}

  /** In one snapshot, with every text that was written before it was asked for. */
  async read(
    context: TenantContext,
    id: AssessmentId,
  ): Promise<Pick<ReadAssessment, 'score' | 'answers' | 'brought' | 'lastChanges' | 'history'>> {
    const folded = await this.notes.fold(context, id);
    return this.db.transaction(context, async (tx) => {
      const { score } = await this.scores.anew(tx, id);
      const answers = await this.answers.read(tx, id, folded);
      const brought = await this.brought.read(tx, id);
      const lastChanges = await this.history.lastChanges(tx, id);
      const history = await this.allHistory(tx, id);
      return { score, answers, brought, lastChanges, history };
    });
  }

  private async allHistory(tx: TenantTransaction, id: AssessmentId): Promise<HistoryEntry[]> {
    const all: HistoryEntry[] = [];
    for (let isMore = true; isMore;) {
      const after = all.at(-1)?.seq ?? 0;
      const some = await this.history.ofAssessment(tx, id, { after, most: AT_ONCE });
      all.push(...some);
      isMore = some.length === AT_ONCE;
    }
    return all;
  }
}
