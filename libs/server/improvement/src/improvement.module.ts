import { AssessmentsModule } from '@certitude/server/assessments';
import { ModelsModule } from '@certitude/server/models';
import { OrganizationsModule } from '@certitude/server/organizations';
import { Module } from '@nestjs/common';
import { PlanDeciders } from './plan-deciders.service';
import { PlanPeople } from './plan-people.service';
import { PlanTasks } from './plan-tasks.service';
import { PlanViews } from './plan-views.service';
import { PlanRepository } from './plan.repository';
import { Plans } from './plans.service';
import { RemindersModule } from './reminders.module';

/** Action plans, their tasks and reminders. */
@Module({
  imports: [AssessmentsModule, ModelsModule, OrganizationsModule, RemindersModule],
  providers: [PlanRepository, PlanViews, PlanPeople, Plans, PlanTasks, PlanDeciders],
  exports: [Plans, PlanTasks, PlanViews, PlanDeciders],
})
export class ImprovementModule {}
