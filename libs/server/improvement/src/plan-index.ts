import { type AssessmentId } from '@certitude/contracts';
import { type FrozenPlan } from '@certitude/contracts/freezing';
import { type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { PlanRepository } from './plan.repository';

/** For the versions context: the plans of an assessment with their tasks. */
@Injectable()
export class PlanIndex {
  constructor(@Inject(PlanRepository) private readonly plans: PlanRepository) {}

  /** Oldest first. */
  async ofAssessment(tx: TenantTransaction, assessmentId: AssessmentId): Promise<FrozenPlan[]> {
    const plans = await this.plans.ofAssessment(tx, assessmentId);
    const tasks = await this.plans.tasks(
      tx,
      plans.map(({ id }) => id),
    );
    const tasksOf = Map.groupBy(tasks, ({ planId }) => planId);
    return plans.map(({ responseId: response, module, category, ...plan }) => ({
      ...plan,
      response,
      category: module !== null && category !== null ? { module, category } : null,
      tasks: (tasksOf.get(plan.id) ?? []).map(({ title, assignee, dueOn, done }) => ({ title, assignee, dueOn, done })),
    }));
  }
}
