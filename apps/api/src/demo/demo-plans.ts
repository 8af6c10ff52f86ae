import { type ActionPlanId, type PlanStatus } from '@certitude/contracts';
import { Clock } from '@certitude/server/core';
import { Plans, PlanTasks } from '@certitude/server/improvement';
import { Inject, Injectable } from '@nestjs/common';
import { type DemoCast, dateIn, type MadeRuns, responseIn } from './demo-context';
import { DEMO_ORGANIZATION } from './organization';
import { type DemoName } from './people';
import { DEMO_PLANS, type DemoPlan } from './plan-data';

/** Who makes plans, and verifies those of others. */
const MANAGER: DemoName = 'ingrid';

/** The action plans of the demo. */
@Injectable()
export class DemoPlanning {
  constructor(
    @Inject(Plans) private readonly plans: Plans,
    @Inject(PlanTasks) private readonly tasks: PlanTasks,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async plan(cast: DemoCast, runs: MadeRuns): Promise<void> {
    for (const plan of DEMO_PLANS) {
      const id = await this.create(cast, runs, plan);
      await this.addTasks(cast, id, plan);
      let from: PlanStatus = 'draft';
      for (const status of plan.path) {
        await this.plans.changeStatus(cast[MANAGER], id, { from, status });
        from = status;
      }
    }
  }

  private async create(cast: DemoCast, runs: MadeRuns, plan: DemoPlan): Promise<ActionPlanId> {
    const { title, objectives, targetLevel, priority, responsible, dueIn } = plan;
    const run = runs[plan.run];
    const { id } = await this.plans.create(cast[MANAGER], {
      assessmentId: run.assessmentId,
      responseId: responseIn(run, plan.answer),
      title,
      objectives,
      targetLevel,
      priority,
      responsible: accountOf(cast, responsible),
      dueOn: this.day(dueIn),
    });
    return id;
  }

  private async addTasks(cast: DemoCast, id: ActionPlanId, { tasks }: DemoPlan): Promise<void> {
    for (const { title, assignee, dueIn, done = false } of tasks) {
      const task = { title, assignee: accountOf(cast, assignee), dueOn: this.day(dueIn), done };
      await this.tasks.add(cast[MANAGER], id, task);
    }
  }

  private day(days: number | undefined): string | null {
    return days === undefined ? null : dateIn(DEMO_ORGANIZATION.timeZone, this.clock.now(), days);
  }
}

const accountOf = (cast: DemoCast, name: DemoName | undefined) => (name ? cast[name].actor.id : null);
