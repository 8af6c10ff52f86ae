import { type AccountId, type ActionPlanId, type AssessmentId } from '@certitude/contracts';
import { Surroundings } from '@certitude/server/answering';
import { AppError, Events, type TenantTransaction } from '@certitude/server/core';
import { Members } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { PlanRepository } from './plan.repository';

/** The people of a plan: current members, who hear of it when it becomes theirs. */
@Injectable()
export class PlanPeople {
  constructor(
    @Inject(Members) private readonly members: Members,
    @Inject(Events) private readonly events: Events,
    @Inject(Surroundings) private readonly surroundings: Surroundings,
    @Inject(PlanRepository) private readonly plans: PlanRepository,
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

  /** Whoever looks at the requirement that the plan is for, or at one of its category, sees it change. */
  async tellOnlookers(
    tx: TenantTransaction,
    { id, assessmentId }: { readonly id: ActionPlanId; readonly assessmentId: AssessmentId },
  ): Promise<void> {
    for (const responseId of await this.plans.responsesOf(tx, id))
      this.surroundings.changed(tx, { assessmentId, responseId });
  }
}
