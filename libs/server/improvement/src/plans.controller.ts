import {
  type Deciders,
  decidersApi,
  type Done,
  type InputOf,
  type Page,
  plansApi,
  type PlanView,
} from '@certitude/contracts';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { PlanDeciders } from './plan-deciders.service';
import { PlanTasks } from './plan-tasks.service';
import { PlanViews } from './plan-views.service';
import { ReachedLevels } from './reached-levels.service';
import { Plans } from './plans.service';

/** Action plans and their tasks. */
@Controller()
export class PlansController {
  constructor(
    @Inject(PlanViews) private readonly views: PlanViews,
    @Inject(Plans) private readonly plans: Plans,
    @Inject(PlanTasks) private readonly tasks: PlanTasks,
    @Inject(ReachedLevels) private readonly levels: ReachedLevels,
    @Inject(PlanDeciders) private readonly deciders: PlanDeciders,
  ) {}

  @Serves(plansApi.list)
  @Can('plan:read')
  list(@Context() context: TenantContext, @Input() { query }: InputOf<typeof plansApi.list>): Promise<Page<PlanView>> {
    return this.views.list(context, query);
  }

  @Serves(plansApi.create)
  @Can('plan:manage')
  create(@Context() context: TenantContext, @Input() { body }: InputOf<typeof plansApi.create>): Promise<PlanView> {
    return this.plans.create(context, body);
  }

  @Serves(plansApi.get)
  @Can('plan:read')
  get(@Context() context: TenantContext, @Input() { params }: InputOf<typeof plansApi.get>): Promise<PlanView> {
    return this.views.get(context, params.planId);
  }

  @Serves(plansApi.update)
  @Can('plan:work')
  update(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof plansApi.update>,
  ): Promise<PlanView> {
    return this.plans.update(context, params.planId, body);
  }

  @Serves(plansApi.changeStatus)
  @Can('plan:work')
  changeStatus(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof plansApi.changeStatus>,
  ): Promise<PlanView> {
    return this.plans.changeStatus(context, params.planId, body);
  }

  @Serves(plansApi.takeLevel)
  @Can('response:answer-any')
  takeLevel(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof plansApi.takeLevel>,
  ): Promise<PlanView> {
    return this.levels.take(context, params.planId, body.from);
  }

  @Serves(plansApi.addTask)
  @Can('plan:work')
  addTask(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof plansApi.addTask>,
  ): Promise<PlanView> {
    return this.tasks.add(context, params.planId, body);
  }

  @Serves(plansApi.updateTask)
  @Can('plan:work')
  updateTask(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof plansApi.updateTask>,
  ): Promise<PlanView> {
    return this.tasks.update(context, params, body);
  }

  @Serves(plansApi.tickTask)
  @Can('plan:work')
  tickTask(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof plansApi.tickTask>,
  ): Promise<PlanView> {
    return this.tasks.tick(context, params, body.done);
  }

  @Serves(plansApi.removeTask)
  @Can('plan:work')
  removeTask(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof plansApi.removeTask>,
  ): Promise<PlanView> {
    return this.tasks.remove(context, params);
  }

  @Serves(decidersApi.ofPlan)
  @Can('plan:read')
  whoDecides(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof decidersApi.ofPlan>,
  ): Promise<Deciders> {
    return this.deciders.find(context, params.planId);
  }

  @Serves(decidersApi.askAboutPlan)
  @Can('plan:work')
  ask(@Context() context: TenantContext, @Input() { params }: InputOf<typeof decidersApi.askAboutPlan>): Promise<Done> {
    return this.deciders.ask(context, params.planId, params.accountId);
  }
}
