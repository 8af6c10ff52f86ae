export { ArchivedReports } from './archived-reports.service';
export { LARGEST_REPORT } from './report-files';
export { ReportMaking } from './report-making.service';
export { ReportsHttpModule } from './reports-http.module';
export { ReportsJobsModule } from './reports-jobs.module';
export { ReportsModule } from './reports.module';
export { VersionReports } from './version-reports.service';
export type { VersionReport } from './version-reports.service';
