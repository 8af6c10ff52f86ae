import { type AssessmentId } from '@certitude/contracts';
import {
  type FinalizingDemands,
  type FrozenContent2,
  type ReadinessView,
  trustGaps,
  unmetDemands,
  unmetInWords,
} from '@certitude/contracts/freezing';
import { NoteCompaction, NoteFolding } from '@certitude/server/answering';
import { AssessmentAccess } from '@certitude/server/assessments';
import { requireThat, type TenantContext, TenantDatabase, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { FinalizingPolicyRepository } from './finalizing-policy.repository';
import { FrozenContents } from './frozen-contents';

/** What the trust in an assessment rests on before it is finalized, and what the organization demands of it. */
@Injectable()
export class Readiness {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(NoteCompaction) private readonly notes: NoteCompaction,
    @Inject(NoteFolding) private readonly folding: NoteFolding,
    @Inject(FrozenContents) private readonly contents: FrozenContents,
    @Inject(FinalizingPolicyRepository) private readonly policy: FinalizingPolicyRepository,
    @Inject(AssessmentAccess) private readonly access: AssessmentAccess,
  ) {}

  /** Puts the texts together for good, which may take long: before what rests on them is frozen. */
  prepare(context: TenantContext, id: AssessmentId): Promise<void> {
    return this.notes.compact(context, id);
  }

  /** @throws AppError `not-found` */
  async of(context: TenantContext, id: AssessmentId): Promise<ReadinessView> {
    const folded = await this.folding.fold(context, id);
    return this.db.transaction(context, async (tx) => this.judge(tx, await this.contents.read(tx, id, folded)));
  }

  /** @throws AppError `assessment.demands-unmet`, which says what is lacking */
  async require(tx: TenantTransaction, content: FrozenContent2): Promise<void> {
    const { unmet, ...gaps } = await this.judge(tx, content);
    requireThat(unmet.length === 0, 'assessment.demands-unmet', `There are ${unmetInWords(unmet, gaps)}.`);
  }

  demands(context: TenantContext): Promise<FinalizingDemands> {
    return this.db.transaction(context, (tx) => this.policy.read(tx));
  }

  demand(context: TenantContext, demands: FinalizingDemands): Promise<FinalizingDemands> {
    return this.db.transaction(context, async (tx) => {
      await this.policy.set(tx, demands);
      return demands;
    });
  }

  private async judge(tx: TenantTransaction, content: FrozenContent2): Promise<ReadinessView> {
    const gaps = trustGaps(content, await this.access.today(tx));
    return { ...gaps, unmet: [...unmetDemands(content.assessment.method, await this.policy.read(tx), gaps)] };
  }
}
