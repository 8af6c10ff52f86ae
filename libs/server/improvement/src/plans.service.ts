import {
  type AccountId,
  type ActionPlanId,
  type EditPlan,
  isClosedPlan,
  leadsTo,
  mayManagePlans,
  mayMove,
  mayWorkOn,
  type PlanStatus,
  type PlanView,
  tookPartIn,
} from '@certitude/contracts';
import {
  Clock,
  found,
  isCreated,
  newId,
  requireThat,
  type TenantContext,
  TenantDatabase,
  type PersonTransaction,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { ActionPlanEntity } from './entities/action-plan.entity';
import { PlanPeople } from './plan-people.service';
import { PlanViews } from './plan-views.service';
import { type GivenPlan, PlanRepository } from './plan.repository';
import { Reminders } from './reminders.service';

interface StatusChange {
  readonly from: PlanStatus;
  readonly status: PlanStatus;
}

/** Action plans: made, changed, moved from status to status. */
@Injectable()
export class Plans {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(PlanRepository) private readonly plans: PlanRepository,
    @Inject(PlanViews) private readonly views: PlanViews,
    @Inject(PlanPeople) private readonly people: PlanPeople,
    @Inject(Reminders) private readonly reminders: Reminders,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Makes a plan; one with the id that the browser gave it is made once.
   * @throws AppError `not-found` when there is no such response or category; `request.invalid` when nobody active is responsible
   */
  async create(context: TenantContext, input: GivenPlan): Promise<PlanView> {
    const id = await this.db.transaction(context, (tx) => this.createIn(tx, input));
    return this.views.get(context, id);
  }

  /**
   * The same in a transaction that does more.
   * @param responsibleName of somebody who is no member, where nobody who is one is responsible
   */
  async createIn(tx: PersonTransaction, input: GivenPlan, responsibleName = ''): Promise<ActionPlanId> {
    const { id = newId<ActionPlanId>(), responsible } = input;
    if (await isCreated(tx, ActionPlanEntity, input.id)) return id;
    const [by, now] = [tx.context.actor.id, this.clock.now()];
    requireThat(await this.placeExists(tx, input), 'not-found');
    await this.people.requireActive(tx, 'body.responsible', responsible);
    await this.plans.insert(tx, { ...input, id, responsibleName, createdBy: by, createdAt: now });
    await this.reminders.replan(tx, { ...input, id, responseId: input.responseId ?? null, status: 'draft' }, now);
    await this.people.tellResponsible(tx, { planId: id, by, responsible });
    await this.people.tellOnlookers(tx, { ...input, id });
    return id;
  }

  /** @throws AppError `not-found`, `access.forbidden`, `subject.closed`, `request.invalid`, `edit.conflict` */
  async update(context: TenantContext, id: ActionPlanId, edit: EditPlan): Promise<PlanView> {
    await this.db.transaction(context, async (tx) => {
      const plan = found(await this.plans.lock(tx, id));
      requireThat(mayWorkOn(context.actor, plan), 'access.forbidden');
      requireThat(!isClosedPlan(plan), 'subject.closed');
      const { responsible = plan.responsible, dueOn = plan.dueOn } = edit.changes;
      const isHandedOn = responsible !== plan.responsible;
      if (isHandedOn) await this.requireAssignable(tx, responsible);
      if (!(await this.plans.edit(tx, id, edit))) return;
      await this.people.tellOnlookers(tx, plan);
      if (isHandedOn || dueOn !== plan.dueOn)
        await this.reminders.replan(tx, { ...plan, responsible, dueOn }, this.clock.now());
      if (isHandedOn) await this.people.tellResponsible(tx, { planId: id, by: context.actor.id, responsible });
    });
    return this.views.get(context, id);
  }

  /**
   * Moves a plan on from the status that the person saw. Nothing happens when it is there already.
   * @throws AppError `not-found`, `plan.transition`, `plan.verify-own`, `access.forbidden`, `edit.conflict`
   */
  async changeStatus(context: TenantContext, id: ActionPlanId, way: StatusChange): Promise<PlanView> {
    const { status } = way;
    await this.db.transaction(context, async (tx) => {
      const plan = found(await this.plans.lock(tx, id));
      const verifies = status === 'verified';
      requireThat(!verifies || !tookPartIn(context.actor.id, plan.tookPart), 'plan.verify-own');
      requireThat(mayMove(context.actor, plan, status), 'access.forbidden');
      if (plan.status === status) return;
      requireThat(leadsTo(way.from, status), 'plan.transition');
      const [by, at] = [context.actor.id, this.clock.now()];
      if (verifies) await this.plans.insertVerification(tx, id, { by, at });
      await this.plans.move(tx, id, way);
      await this.people.tellOnlookers(tx, plan);
      await this.reminders.replan(tx, { ...plan, status }, at);
    });
    return this.views.get(context, id);
  }

  private async placeExists(
    tx: PersonTransaction,
    { assessmentId, responseId, category }: GivenPlan,
  ): Promise<boolean> {
    if (responseId) return this.plans.responseExists(tx, assessmentId, responseId);
    return !!category && this.plans.categoryExists(tx, assessmentId, category);
  }

  private async requireAssignable(tx: PersonTransaction, responsible: AccountId | null): Promise<void> {
    const { actor } = tx.context;
    requireThat(mayManagePlans(actor), 'access.forbidden', 'Only those who manage plans hand them to somebody else.');
    await this.people.requireActive(tx, 'body.changes.responsible', responsible);
  }
}
