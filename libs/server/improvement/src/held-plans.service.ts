import { type AccountId, type ActionPlanId, OVER_PLAN_STATUSES, type PlanTaskId } from '@certitude/contracts';
import { Clock, found, type PersonTransaction, type TenantTransaction } from '@certitude/server/core';
import { type HandingOver, WorkKeepers } from '@certitude/server/organizations';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { ActionPlanEntity } from './entities/action-plan.entity';
import { PlanTaskEntity } from './entities/plan-task.entity';
import { PlanPeople } from './plan-people.service';
import { PlanRepository } from './plan.repository';
import { Reminders } from './reminders.service';

/** Plans and tasks as work that people hold, as long as something is left to do. */
@Injectable()
export class HeldPlans implements OnModuleInit {
  constructor(
    @Inject(WorkKeepers) private readonly keepers: WorkKeepers,
    @Inject(PlanRepository) private readonly plans: PlanRepository,
    @Inject(PlanPeople) private readonly people: PlanPeople,
    @Inject(Reminders) private readonly reminders: Reminders,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.keepers.add({
      kind: 'plan',
      count: async (tx, holder) => (await plansOf(tx, holder)).length,
      handOver: (tx, way) => this.handPlansOver(tx, way),
    });
    this.keepers.add({
      kind: 'task',
      count: async (tx, holder) => (await tasksOf(tx, holder)).length,
      handOver: (tx, way) => this.handTasksOver(tx, way),
    });
  }

  private async handPlansOver(tx: PersonTransaction, { from, to }: HandingOver): Promise<ActionPlanId[]> {
    const handed: ActionPlanId[] = [];
    for (const { id } of await plansOf(tx, from)) {
      const plan = found(await this.plans.lock(tx, id));
      if (plan.responsible !== from) continue;
      await this.plans.assign(tx, id, to);
      await this.reminders.replan(tx, { ...plan, responsible: to }, this.clock.now());
      await this.people.tellResponsible(tx, { planId: id, by: tx.context.actor.id, responsible: to });
      await this.people.tellOnlookers(tx, plan);
      handed.push(id);
    }
    return handed;
  }

  private async handTasksOver(tx: PersonTransaction, { from, to }: HandingOver): Promise<PlanTaskId[]> {
    const handed: PlanTaskId[] = [];
    for (const { id, planId } of await tasksOf(tx, from)) {
      const plan = found(await this.plans.lock(tx, planId));
      const task = await this.plans.findTask(tx, planId, id);
      if (task?.assignee !== from) continue;
      await this.plans.assignTask(tx, task, to);
      await this.people.tellOnlookers(tx, plan);
      handed.push(id);
    }
    return handed;
  }
}

/** In the order of their ids: two who hand over never wait for each other. */
const plansOf = (tx: TenantTransaction, responsible: AccountId) =>
  tx
    .repository(ActionPlanEntity)
    .query('p', ['id'])
    .where('p.responsible = :responsible and p.status <> all (:over) and p.archivedAt is null', {
      responsible,
      over: OVER_PLAN_STATUSES,
    })
    .orderBy('p.id')
    .rows();

const tasksOf = (tx: TenantTransaction, assignee: AccountId) =>
  tx
    .repository(PlanTaskEntity)
    .query('t', ['id', 'planId'])
    .innerJoin('action_plan', 'p', 'p.organizationId = t.organizationId and p.id = t.planId')
    .where('t.assignee = :assignee and not t.done and p.status <> all (:over) and p.archivedAt is null', {
      assignee,
      over: OVER_PLAN_STATUSES,
    })
    .orderBy('t.planId')
    .orderBy('t.id')
    .rows();
