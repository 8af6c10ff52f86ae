import { AssessmentsModule } from '@certitude/server/assessments';
import { ModelsModule } from '@certitude/server/models';
import { OrganizationsModule } from '@certitude/server/organizations';
import { Module } from '@nestjs/common';
import { PlanPeople } from './plan-people.service';
import { PlanTasks } from './plan-tasks.service';
import { PlanViews } from './plan-views.service';
import { PlanRepository } from './plan.repository';
import { Plans } from './plans.service';
import { RemindersModule } from './reminders.module';

/** Action plans, their tasks and reminders. */
@Module({
  imports: [AssessmentsModule, ModelsModule, OrganizationsModule, RemindersModule],
  providers: [PlanRepository, PlanViews, PlanPeople, Plans, PlanTasks],
  exports: [Plans, PlanTasks, PlanViews],
})
export class ImprovementModule {}
