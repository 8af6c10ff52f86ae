import { type AssessmentView } from '@certitude/contracts';
import { type ReportSection, type ReportView, sectionsOf } from '@certitude/contracts/reporting';

/** What a section is called where somebody picks it. */
export const SECTION_NAMES: Readonly<Record<ReportSection, string>> = {
  statement: 'Maturity level',
  modules: 'Modules',
  timeline: 'Timeline',
  scope: 'Scope and sampling',
  results: 'Results',
  environment: 'PKI environment',
  recommendations: 'Recommendations for the next level',
  comparison: 'Comparison with the baseline',
  requirements: 'Categories and requirements',
  plans: 'Action plans',
  evidence: 'Evidence index',
  method: 'Model and method',
};

/** What each kind is for. */
export const KIND_TEXTS: Readonly<Record<ReportView['kind'], string>> = {
  'self-assessment': 'The result of a self-assessment, marked as not independently verified.',
  assessment: 'The result with charts, scope and recommendations.',
  detailed: 'Everything: each requirement with its rationale and evidence, plans, evidence index.',
  attestation: 'The level and who assessed it, for relying parties.',
  summary: 'One page for executives.',
  progress: 'Action plans and what has moved, for managers.',
};

export const FORMAT_NAMES: Readonly<Record<ReportView['format'], string>> = { pdf: 'PDF', docx: 'Word', html: 'HTML' };
export const PAPER_NAMES: Readonly<Record<ReportView['paper'], string>> = { a4: 'A4', 'us-letter': 'US Letter' };

export const STATE_TEXTS: Readonly<Record<ReportView['state'], string>> = {
  waiting: 'Waiting',
  running: 'Being made',
  done: 'Ready',
  failed: 'Failed',
  cancelled: 'Stopped',
};

/** What a report is of: "Version 2", or how the assessment was then. */
export const subjectOf = ({ revision }: Pick<ReportView, 'revision'>): string =>
  revision === null ? 'Draft, as it was then' : `Version ${revision}`;

/** "PDF, A4": HTML has no paper. */
export const fileText = ({ format, paper }: Pick<ReportView, 'format' | 'paper'>): string =>
  format === 'html' ? FORMAT_NAMES.html : `${FORMAT_NAMES[format]}, ${PAPER_NAMES[paper]}`;

type Named = Pick<AssessmentView, 'assessorName' | 'baselineVersion'>;

/** What a report would lack, as far as it can be told before it is made. */
export function lackingIn(
  { assessorName, baselineVersion }: Named,
  kind: ReportView['kind'],
  chosen: readonly ReportSection[],
): readonly string[] {
  const sections = sectionsOf(kind, chosen);
  const isNamed = !sections.includes('statement') || kind === 'self-assessment' || assessorName !== '';
  const isCompared = !sections.includes('comparison') || baselineVersion !== null;
  return [
    ...(isNamed ? [] : ['Nobody is named as the assessor: the report will say “Not specified”.']),
    ...(isCompared ? [] : ['No baseline is chosen: there will be no comparison.']),
  ];
}
