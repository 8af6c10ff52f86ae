import { type AccountId, type ActionPlanId } from '@certitude/contracts';
import { Surroundings } from '@certitude/server/answering';
import { AppError, Events, type TenantTransaction } from '@certitude/server/core';
import { Members } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';

/** The people of a plan: current members, who hear of it when it becomes theirs. */
@Injectable()
export class PlanPeople {
  constructor(
    @Inject(Members) private readonly members: Members,
    @Inject(Events) private readonly events: Events,
    @Inject(Surroundings) private readonly surroundings: Surroundings,
  ) {}

  /** @throws AppError `request.invalid` naming the field when the account is no current member; nobody is fine */
  async requireActive(tx: TenantTransaction, field: string, accountId: AccountId | null): Promise<void> {
    if (accountId === null || (await this.members.isActive(tx, [accountId]))) return;
    throw new AppError('request.invalid', undefined, [
      { path: field, message: 'must be a current member of the organization' },
    ]);
  }

  async tellResponsible(
    tx: TenantTransaction,
    { planId, by, responsible }: { planId: ActionPlanId; by: AccountId; responsible: AccountId | null },
  ): Promise<void> {
    if (responsible !== null) await this.events.publish(tx, 'plan.assigned', { planId, by, responsible });
  }

  /** Whoever looks at the requirement that the plan is for sees it change. */
  tellOnlookers(tx: TenantTransaction, plan: Parameters<Surroundings['changed']>[1]): void {
    this.surroundings.changed(tx, plan);
  }
}
