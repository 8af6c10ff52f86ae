import { type AssessmentId, type BesideAnswers as Beside, type SetTarget } from '@certitude/contracts';
import { AssessmentTargets, requireAssessment } from '@certitude/server/assessments';
import { type TenantContext, TenantDatabase, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { StreamWriter } from '../stream/stream-writer';
import { BroughtAnswers } from './brought-answers';

/** What stands beside the answers of an assessment, and is none. */
@Injectable()
export class BesideAnswers {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(BroughtAnswers) private readonly brought: BroughtAnswers,
    @Inject(AssessmentTargets) private readonly targets: AssessmentTargets,
    @Inject(StreamWriter) private readonly streams: StreamWriter,
  ) {}

  /** @throws AppError `not-found` */
  read(context: TenantContext, id: AssessmentId): Promise<Beside> {
    return this.db.transaction(context, async (tx) => {
      await requireAssessment(tx, id);
      return this.readIn(tx, id);
    });
  }

  /** @throws AppError `not-found`, `assessment.frozen`, `conflict` when somebody has set another one meanwhile */
  setTarget(context: TenantContext, id: AssessmentId, change: SetTarget): Promise<Beside> {
    return this.db.transaction(context, async (tx) => {
      // The lock under which versions are made and imports add targets of their own.
      await this.streams.open(tx, id);
      await this.targets.change(tx, id, change);
      return this.readIn(tx, id);
    });
  }

  private async readIn(tx: TenantTransaction, id: AssessmentId): Promise<Beside> {
    const { declared, owners } = await this.brought.read(tx, id);
    return { declared: [...declared], owners: [...owners], targets: await this.targets.read(tx, id) };
  }
}
