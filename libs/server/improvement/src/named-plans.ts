import { Clock, found, type TenantTransaction } from '@certitude/server/core';
import { type Arrival, Arrivals } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { PlanPeople } from './plan-people.service';
import { PlanRepository } from './plan.repository';
import { Reminders } from './reminders.service';

/** Plans that stand under a name: they become those of the person of that name when they join. */
@Injectable()
export class NamedPlans {
  constructor(
    @Inject(PlanRepository) private readonly plans: PlanRepository,
    @Inject(PlanPeople) private readonly people: PlanPeople,
    @Inject(Reminders) private readonly reminders: Reminders,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Arrivals) arrivals: Arrivals,
  ) {
    arrivals.expect((tx, arrival) => this.handOver(tx, arrival));
  }

  private async handOver(tx: TenantTransaction, { accountId, names, invitedBy }: Arrival): Promise<void> {
    for (const id of await this.plans.named(tx, names)) {
      const plan = found(await this.plans.lock(tx, id));
      await this.plans.handOver(tx, id, accountId);
      await this.reminders.replan(tx, { ...plan, responsible: accountId }, this.clock.now());
      await this.people.tellResponsible(tx, { planId: id, by: invitedBy, responsible: accountId });
      await this.people.tellOnlookers(tx, plan);
    }
  }
}
