import { AnsweringModule } from '@certitude/server/answering';
import { AssessmentsModule } from '@certitude/server/assessments';
import { ModelsModule } from '@certitude/server/models';
import { OrganizationsModule } from '@certitude/server/organizations';
import { ReviewsModule } from '@certitude/server/reviews';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ActionPlanEntity } from './entities/action-plan.entity';
import { PlanResponsibilityEntity } from './entities/plan-responsibility.entity';
import { PlanTaskEntity } from './entities/plan-task.entity';
import { NamedPlans } from './named-plans';
import { HeldPlans } from './held-plans.service';
import { PlanDeciders } from './plan-deciders.service';
import { PlanIndex } from './plan-index';
import { PlanPeople } from './plan-people.service';
import { PlanSearch } from './plan-search';
import { PlanTasks } from './plan-tasks.service';
import { PlanViews } from './plan-views.service';
import { PlanRepository } from './plan.repository';
import { ReachedLevels } from './reached-levels.service';
import { Plans } from './plans.service';
import { RemindersModule } from './reminders.module';

/** Action plans, their tasks and reminders. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ActionPlanEntity, PlanResponsibilityEntity, PlanTaskEntity]),
    AnsweringModule,
    AssessmentsModule,
    ReviewsModule,
    ModelsModule,
    OrganizationsModule,
    RemindersModule,
  ],
  providers: [
    PlanRepository,
    PlanIndex,
    PlanViews,
    PlanPeople,
    Plans,
    PlanTasks,
    PlanDeciders,
    ReachedLevels,
    NamedPlans,
    HeldPlans,
    PlanSearch,
  ],
  exports: [ReachedLevels, PlanIndex, Plans, PlanTasks, PlanViews, PlanDeciders],
})
export class ImprovementModule {}
