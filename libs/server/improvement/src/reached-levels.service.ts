import {
  type ActionPlanId,
  type ErrorCode,
  isClosedPlan,
  Level,
  type PlanView,
  type Rejection,
} from '@certitude/contracts';
import { AssessmentAnswers } from '@certitude/server/answering';
import { AppError, requireThat, type TenantContext } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { PlanViews } from './plan-views.service';

const REFUSALS: Readonly<Partial<Record<Rejection['code'], ErrorCode>>> = {
  forbidden: 'access.forbidden',
  frozen: 'assessment.frozen',
};

/** What verified plans have reached, in the answers that they improve. */
@Injectable()
export class ReachedLevels {
  constructor(
    @Inject(PlanViews) private readonly views: PlanViews,
    @Inject(AssessmentAnswers) private readonly answers: AssessmentAnswers,
  ) {}

  /**
   * Raises the answer to the level that a verified plan reached, in the person's name.
   * @param from the level that the person saw
   * @throws AppError `not-found`, `plan.transition`, `conflict`, `access.forbidden`, `assessment.frozen`
   */
  async take(context: TenantContext, id: ActionPlanId, from: number): Promise<PlanView> {
    const plan = await this.views.get(context, id);
    requireThat(isClosedPlan(plan), 'plan.transition');
    // A whole category has no answer of its own: its level is what its requirements come to.
    requireThat(plan.responseId !== null, 'not-found');
    requireThat(plan.currentLevel === from, 'conflict');
    const edit = { response: plan.responseId, field: 'level', value: Level.parse(plan.targetLevel) } as const;
    const [refused] = await this.answers.submit(context, plan.assessmentId, [edit]);
    if (refused) throw new AppError(REFUSALS[refused.code] ?? 'conflict');
    return this.views.get(context, id);
  }
}
