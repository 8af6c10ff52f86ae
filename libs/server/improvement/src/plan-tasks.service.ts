import {
  type ActionPlanId,
  isClosedPlan,
  mayWorkOn,
  mayWorkOnTask,
  type PlanTaskId,
  type PlanTaskInput,
  type PlanView,
} from '@certitude/contracts';
import { found, newId, requireThat, type TenantContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { PlanPeople } from './plan-people.service';
import { PlanViews } from './plan-views.service';
import { PlanRepository } from './plan.repository';

/** The steps of a plan. */
@Injectable()
export class PlanTasks {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(PlanRepository) private readonly plans: PlanRepository,
    @Inject(PlanViews) private readonly views: PlanViews,
    @Inject(PlanPeople) private readonly people: PlanPeople,
  ) {}

  /** @throws AppError `not-found`, `access.forbidden`, `subject.closed`, `request.invalid` */
  async add(context: TenantContext, planId: ActionPlanId, input: PlanTaskInput): Promise<PlanView> {
    await this.db.transaction(context, async (tx) => {
      const plan = found(await this.plans.lock(tx, planId));
      requireThat(mayWorkOn(context.actor, plan), 'access.forbidden');
      requireThat(!isClosedPlan(plan), 'subject.closed');
      await this.people.requireActive(tx, 'body.assignee', input.assignee);
      await this.plans.insertTask(tx, planId, { ...input, id: newId<PlanTaskId>() });
      this.people.tellOnlookers(tx, plan);
    });
    return this.views.get(context, planId);
  }

  /** @throws AppError `not-found`, `access.forbidden`, `subject.closed`, `request.invalid` */
  async update(
    context: TenantContext,
    { planId, taskId }: { readonly planId: ActionPlanId; readonly taskId: PlanTaskId },
    input: PlanTaskInput,
  ): Promise<PlanView> {
    await this.db.transaction(context, async (tx) => {
      const plan = found(await this.plans.lock(tx, planId));
      const task = found(await this.plans.findTask(tx, planId, taskId));
      requireThat(mayWorkOnTask(context.actor, plan, task), 'access.forbidden');
      requireThat(!isClosedPlan(plan), 'subject.closed');
      if (input.assignee !== task.assignee) {
        requireThat(mayWorkOn(context.actor, plan), 'access.forbidden', 'Only the plan’s people hand its tasks on.');
        await this.people.requireActive(tx, 'body.assignee', input.assignee);
      }
      await this.plans.updateTask(tx, taskId, input);
      this.people.tellOnlookers(tx, plan);
    });
    return this.views.get(context, planId);
  }

  /** @throws AppError `not-found`, `access.forbidden`, `subject.closed` */
  async remove(
    context: TenantContext,
    { planId, taskId }: { readonly planId: ActionPlanId; readonly taskId: PlanTaskId },
  ): Promise<PlanView> {
    await this.db.transaction(context, async (tx) => {
      const plan = found(await this.plans.lock(tx, planId));
      found(await this.plans.findTask(tx, planId, taskId));
      requireThat(mayWorkOn(context.actor, plan), 'access.forbidden');
      requireThat(!isClosedPlan(plan), 'subject.closed');
      await this.plans.deleteTask(tx, taskId);
      this.people.tellOnlookers(tx, plan);
    });
    return this.views.get(context, planId);
  }
}
