// Reports of assessments. Apart from the rest, so that signing in loads none of it.
export {
  OrderReport,
  REPORT_FORMATS,
  REPORT_PAPERS,
  ReportFormat,
  ReportKind,
  ReportPaper,
  reportsApi,
  ReportView,
} from './reports';
export type { ReportSection, ReportStandard } from './reports';
export {
  isKindOf,
  isSignable,
  KINDS_OF_REPORT,
  kindsFor,
  mayDeleteReport,
  MOST_REPORTS,
  reportTitle,
  sectionsOf,
} from './rules/report.rules';
