export { ImprovementHttpModule } from './improvement-http.module';
export { ImprovementJobsModule } from './improvement-jobs.module';
export { ImprovementModule } from './improvement.module';
export { PlanTasks } from './plan-tasks.service';
export { Plans } from './plans.service';
export { Reminders } from './reminders.service';
export type { DueNotice } from './reminders.service';
export { RemindersModule } from './reminders.module';
