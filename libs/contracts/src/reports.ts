import * as z from 'zod';
import { ArchiveMark } from './archive-mark';
import { AssessmentParams } from './assessments';
import { endpoint } from './endpoint';
import { jobFields } from './exchange/jobs';
import { AccountId, newIdOf, ReportId } from './ids';
import { Done, MAX_INTEGER, PageQuery, pageOf } from './primitives';

/** The published kinds of reports, one page for executives, and how far plans are for managers. */
export const REPORT_KINDS = [
  'self-assessment',
  'assessment',
  'detailed',
  'attestation',
  'summary',
  'progress',
] as const;
export const ReportKind = z.enum(REPORT_KINDS);
export type ReportKind = z.infer<typeof ReportKind>;

/** The parts of a report, in the order in which they are printed. */
export const REPORT_SECTIONS = [
  'statement',
  'modules',
  'timeline',
  'scope',
  'results',
  'environment',
  'recommendations',
  'comparison',
  'requirements',
  'plans',
  'evidence',
  'method',
] as const;
export const ReportSection = z.enum(REPORT_SECTIONS);
export type ReportSection = z.infer<typeof ReportSection>;

export const REPORT_FORMATS = ['pdf', 'docx', 'html'] as const;
export const ReportFormat = z.enum(REPORT_FORMATS);
export type ReportFormat = z.infer<typeof ReportFormat>;
export const REPORT_PAPERS = ['a4', 'us-letter'] as const;
export const ReportPaper = z.enum(REPORT_PAPERS);
export type ReportPaper = z.infer<typeof ReportPaper>;

/** What is to be made. */
export const ReportOrder = z.strictObject({
  kind: ReportKind,
  format: ReportFormat,
  paper: ReportPaper,
  /** Of a finalized version; null for the assessment as it is now. */
  revision: z.number().int().min(1).max(MAX_INTEGER).nullable(),
  /** Those that somebody picked, of the ones that the kind leaves open. */
  sections: z.array(ReportSection).max(REPORT_SECTIONS.length),
});
export type ReportOrder = z.infer<typeof ReportOrder>;
export const OrderReport = ReportOrder.extend({ id: newIdOf(ReportId) });
export type OrderReport = z.infer<typeof OrderReport>;

/** How close a PDF comes to what its readers need: tagged by the standard, or tagged with a sign that no font has. */
export const ReportStandard = z.enum(['pdf-ua-1', 'tagged']);
export type ReportStandard = z.infer<typeof ReportStandard>;

/** A report, from the wish to the file. */
export const ReportView = ReportOrder.extend({
  id: ReportId,
  ...jobFields,
  createdBy: AccountId,
  /** Of the file, once it is there. */
  size: z.number().int().nullable(),
  sha256: z.string().nullable(),
  /** Null until it is there, and for what is no PDF. */
  standard: ReportStandard.nullable(),
  /** How many signed files of it there are; the newest one holds all signatures. */
  signed: z.number().int(),
  /** The archive that it came with; null for what was made here. */
  archive: ArchiveMark.nullable(),
});
export type ReportView = z.infer<typeof ReportView>;

const base = '/organizations/:organizationId/assessments/:assessmentId/reports';
const ReportParams = AssessmentParams.extend({ reportId: ReportId });

export const reportsApi = {
  list: endpoint({
    method: 'GET',
    path: base,
    summary: 'Reports that were made of an assessment, newest first',
    params: AssessmentParams,
    query: PageQuery,
    response: pageOf(ReportView),
  }),
  order: endpoint({
    method: 'POST',
    path: base,
    summary: 'Have a report made',
    params: AssessmentParams,
    body: OrderReport,
    response: ReportView,
  }),
  get: endpoint({
    method: 'GET',
    path: `${base}/:reportId`,
    summary: 'How far a report is',
    params: ReportParams,
    response: ReportView,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: `${base}/:reportId`,
    summary: 'Delete a report, or stop making it',
    params: ReportParams,
    response: Done,
  }),
  download: endpoint({
    method: 'GET',
    path: `${base}/:reportId/file`,
    summary: 'The file of a report; may be resumed',
    params: ReportParams,
    response: z.unknown(),
    stream: 'download',
  }),
} as const;
