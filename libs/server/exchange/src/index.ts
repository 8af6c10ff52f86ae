export { ExchangeHttpModule } from './exchange-http.module';
export { ExchangeJobsModule } from './exchange-jobs.module';
