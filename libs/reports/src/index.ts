export { reportOf, type ReportOrder } from './report';
export { KINDS, REPORT_KINDS, SECTIONS, sectionsOf, type KindOfReport, type ReportKind, type Section } from './kinds';
export { type ReportSource, type ReportedState } from './source';
export { type Report, type Block } from './content/blocks';
