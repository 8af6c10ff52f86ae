export { ReportsHttpModule } from './reports-http.module';
export { ReportsJobsModule } from './reports-jobs.module';
