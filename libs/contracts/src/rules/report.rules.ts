import { allows, type Role } from '../access';
import { REPORT_SECTIONS, type ReportKind, type ReportSection, type ReportView } from '../reports';

/** What a kind of report is called and consists of. */
export interface KindOfReport {
  readonly title: string;
  /** What a report of this kind has to contain. */
  readonly required: readonly ReportSection[];
  /** What it may contain; left out where there is nothing to say. */
  readonly optional: readonly ReportSection[];
}

/** The kinds of reports by what they are for. */
export const KINDS_OF_REPORT: Readonly<Record<ReportKind, KindOfReport>> = {
  'self-assessment': {
    title: 'Self-assessment report',
    required: ['statement', 'modules', 'results', 'method'],
    optional: ['timeline', 'scope', 'recommendations', 'requirements'],
  },
  assessment: {
    title: 'Assessment report',
    required: ['statement', 'modules', 'scope', 'results', 'method'],
    optional: ['timeline', 'environment', 'recommendations', 'comparison'],
  },
  detailed: {
    title: 'Detailed assessment report',
    required: ['statement', 'modules', 'scope', 'results', 'environment', 'requirements', 'evidence', 'method'],
    optional: ['timeline', 'recommendations', 'comparison', 'plans'],
  },
  attestation: {
    title: 'Assessment attestation',
    required: ['statement', 'modules', 'method'],
    optional: ['timeline'],
  },
  summary: {
    title: 'Executive summary',
    required: ['statement', 'modules'],
    optional: ['recommendations'],
  },
  progress: {
    title: 'Progress report',
    required: ['statement', 'plans'],
    optional: ['timeline', 'comparison'],
  },
};

/** The sections of a report, in their order. @param chosen those that somebody picked; all that there are without it */
export function sectionsOf(kind: ReportKind, chosen?: readonly ReportSection[]): readonly ReportSection[] {
  const { required, optional } = KINDS_OF_REPORT[kind];
  const picked = chosen ? optional.filter((section) => chosen.includes(section)) : optional;
  return REPORT_SECTIONS.filter((section) => required.includes(section) || picked.includes(section));
}

/** Whether a report is one that people sign: a PDF of a version, which never changes. */
export const isSignable = ({ format, revision, state }: Pick<ReportView, 'format' | 'revision' | 'state'>): boolean =>
  format === 'pdf' && revision !== null && state === 'done';

/** Who may delete a report: whoever made it, while nobody has signed it, and those who may delete what others made. */
export const mayDeleteReport = (
  actor: { readonly id: string; readonly role: Role },
  { createdBy, signed }: Pick<ReportView, 'createdBy' | 'signed'>,
): boolean => allows(actor.role, 'object:delete') || (createdBy === actor.id && signed === 0);
