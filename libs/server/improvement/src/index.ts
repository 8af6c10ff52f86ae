export { ImprovementHttpModule } from './improvement-http.module';
export { ImprovementJobsModule } from './improvement-jobs.module';
export { ImprovementModule } from './improvement.module';
export { NoticedPlans } from './noticed-plans';
export { NoticedPlansModule } from './noticed-plans.module';
export { PlanIndex } from './plan-index';
export { PlanTasks } from './plan-tasks.service';
export { Plans } from './plans.service';
