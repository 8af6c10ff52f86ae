import { NoticedAssessmentsModule } from '@certitude/server/assessments';
import { Module } from '@nestjs/common';
import { NoticedPlans } from './noticed-plans';
import { PlanRepository } from './plan.repository';
import { RemindersModule } from './reminders.module';

/** Plans for those who tell of them. */
@Module({
  imports: [NoticedAssessmentsModule, RemindersModule],
  providers: [PlanRepository, NoticedPlans],
  exports: [NoticedPlans],
})
export class NoticedPlansModule {}
