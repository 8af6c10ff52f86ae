import { type ActionPlanId, type ReminderId } from '@certitude/contracts';
import { type PlanFacts, type ReminderFacts } from '@certitude/contracts/notices';
import { NoticedAssessments } from '@certitude/server/assessments';
import { Clock, found, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { PlanRepository } from './plan.repository';
import { Reminders } from './reminders.service';

/** What notices need to know of plans and their reminders. */
@Injectable()
export class NoticedPlans {
  constructor(
    @Inject(PlanRepository) private readonly plans: PlanRepository,
    @Inject(Reminders) private readonly reminders: Reminders,
    @Inject(NoticedAssessments) private readonly assessments: NoticedAssessments,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Those of the plans that there are. */
  async plansOf(tx: TenantTransaction, ids: readonly ActionPlanId[]): Promise<PlanFacts[]> {
    const rows = await this.plans.noticed(tx, ids);
    const names = await this.assessments.namesOf(tx, new Set(rows.map(({ assessmentId }) => assessmentId)));
    return rows.map(({ assessmentId, ...row }) => ({
      type: 'plan',
      ...row,
      assessmentName: names.get(assessmentId) ?? '',
    }));
  }

  /** Those of the reminders that are still to be said; they count as delivered when the transaction commits. */
  async remindersOf(tx: TenantTransaction, ids: readonly ReminderId[]): Promise<ReminderFacts[]> {
    const due = await this.reminders.deliver(tx, ids, this.clock.now());
    const plans = await this.plansOf(tx, [...new Set(due.map(({ planId }) => planId))]);
    const byId = new Map(plans.map((plan) => [plan.id, plan]));
    return due.map(({ planId, ...reminder }) => ({ type: 'reminder', ...reminder, plan: found(byId.get(planId)) }));
  }
}
