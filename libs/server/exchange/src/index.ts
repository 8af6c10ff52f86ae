export { ImportedDocuments } from './exports/imported-documents';
export { ExchangeHttpModule } from './exchange-http.module';
export { ExchangeJobsModule } from './exchange-jobs.module';
