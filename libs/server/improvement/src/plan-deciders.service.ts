import {
  type AccountId,
  type ActionPlanId,
  type Deciders as DecidersView,
  type Done,
  mayWorkOn,
} from '@certitude/contracts';
import { Deciders } from '@certitude/server/reviews';
import { found, requireThat, type TenantContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { PlanRepository } from './plan.repository';

/** Who may still verify a plan, and asking one of them. */
@Injectable()
export class PlanDeciders {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(PlanRepository) private readonly plans: PlanRepository,
    @Inject(Deciders) private readonly deciders: Deciders,
  ) {}

  /** @throws AppError `not-found` */
  find(context: TenantContext, id: ActionPlanId): Promise<DecidersView> {
    return this.db.transaction(context, async (tx) => {
      found(await this.plans.find(tx, id));
      return this.deciders.of(tx, { kind: 'plan', id });
    });
  }

  /** By those who work on it. @throws AppError `not-found`, `access.forbidden`, `review.cannot-decide` */
  ask(context: TenantContext, id: ActionPlanId, asked: AccountId): Promise<Done> {
    return this.db.transaction(context, async (tx) => {
      requireThat(mayWorkOn(context.actor, found(await this.plans.find(tx, id))), 'access.forbidden');
      await this.deciders.ask(tx, { kind: 'plan', id }, { asked, within: null });
      return { done: true };
    });
  }
}
