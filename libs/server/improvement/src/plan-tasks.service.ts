import {
  type ActionPlanId,
  type AddPlanTask,
  type EditPlanTask,
  isClosedPlan,
  mayWorkOn,
  mayWorkOnTask,
  type PlanTaskId,
  type PlanView,
} from '@certitude/contracts';
import {
  found,
  newId,
  requireThat,
  type TenantContext,
  TenantDatabase,
  type PersonTransaction,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { PlanPeople } from './plan-people.service';
import { PlanViews } from './plan-views.service';
import { PlanRepository, type PlanState, type TaskRow } from './plan.repository';

interface TaskParams {
  readonly planId: ActionPlanId;
  readonly taskId: PlanTaskId;
}

/** The steps of a plan. */
@Injectable()
export class PlanTasks {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(PlanRepository) private readonly plans: PlanRepository,
    @Inject(PlanViews) private readonly views: PlanViews,
    @Inject(PlanPeople) private readonly people: PlanPeople,
  ) {}

  /**
   * Adds a task; one with the id that the browser gave it is added once.
   * @throws AppError `not-found`, `access.forbidden`, `subject.closed`, `request.invalid`, `conflict` when another plan has the id
   */
  async add(context: TenantContext, planId: ActionPlanId, input: AddPlanTask): Promise<PlanView> {
    await this.db.transaction(context, (tx) => this.addIn(tx, planId, input));
    return this.views.get(context, planId);
  }

  /** The same in a transaction that does more. */
  async addIn(tx: PersonTransaction, planId: ActionPlanId, input: AddPlanTask): Promise<void> {
    const plan = found(await this.plans.lock(tx, planId));
    requireThat(mayWorkOn(tx.context.actor, plan), 'access.forbidden');
    requireThat(!isClosedPlan(plan), 'subject.closed');
    await this.people.requireActive(tx, 'body.assignee', input.assignee);
    const id = input.id ?? newId<PlanTaskId>();
    const isNew = await this.plans.insertTask(tx, planId, { ...input, id });
    requireThat(isNew || (await this.plans.findTask(tx, planId, id)) !== undefined, 'conflict', 'This id is taken.');
    await this.people.tellOnlookers(tx, plan);
  }

  /** @throws AppError `not-found`, `access.forbidden`, `subject.closed`, `request.invalid`, `edit.conflict` */
  async update(context: TenantContext, params: TaskParams, edit: EditPlanTask): Promise<PlanView> {
    await this.db.transaction(context, async (tx) => {
      const { plan, task } = await this.lockTask(tx, params);
      const { assignee } = edit.changes;
      if (assignee !== undefined && assignee !== task.assignee) {
        requireThat(mayWorkOn(context.actor, plan), 'access.forbidden', 'Only the plan’s people hand its tasks on.');
        await this.people.requireActive(tx, 'body.changes.assignee', assignee);
      }
      await this.plans.editTask(tx, task, edit);
      await this.people.tellOnlookers(tx, plan);
    });
    return this.views.get(context, params.planId);
  }

  /** @throws AppError `not-found`, `access.forbidden`, `subject.closed` */
  async tick(context: TenantContext, params: TaskParams, done: boolean): Promise<PlanView> {
    await this.db.transaction(context, async (tx) => {
      const { plan, task } = await this.lockTask(tx, params);
      await this.plans.tickTask(tx, task, done);
      await this.people.tellOnlookers(tx, plan);
    });
    return this.views.get(context, params.planId);
  }

  /** @throws AppError `not-found`, `access.forbidden`, `subject.closed` */
  async remove(context: TenantContext, { planId, taskId }: TaskParams): Promise<PlanView> {
    await this.db.transaction(context, async (tx) => {
      const plan = found(await this.plans.lock(tx, planId));
      found(await this.plans.findTask(tx, planId, taskId));
      requireThat(mayWorkOn(context.actor, plan), 'access.forbidden');
      requireThat(!isClosedPlan(plan), 'subject.closed');
      await this.plans.deleteTask(tx, taskId);
      await this.people.tellOnlookers(tx, plan);
    });
    return this.views.get(context, planId);
  }

  /** The task of a plan, both held, for somebody who may change it. */
  private async lockTask(
    tx: PersonTransaction,
    { planId, taskId }: TaskParams,
  ): Promise<{ plan: PlanState; task: TaskRow }> {
    const { actor } = tx.context;
    const plan = found(await this.plans.lock(tx, planId));
    const task = found(await this.plans.findTask(tx, planId, taskId));
    requireThat(mayWorkOnTask(actor, plan, task), 'access.forbidden');
    requireThat(!isClosedPlan(plan), 'subject.closed');
    return { plan, task };
  }
}
