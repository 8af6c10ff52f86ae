import { allows, type Role } from '../access';
import { type Method } from '../assessments';
import { REPORT_KINDS, REPORT_SECTIONS, type ReportKind, type ReportSection, type ReportView } from '../reports';

/** What a kind of report is called and consists of. */
export interface KindOfReport {
  readonly title: string;
  /** Where what was assessed by oneself needs another one. */
  readonly titleOfSelf?: string;
  /** Of which assessments what it says is true; of all without it. */
  readonly of?: 'self' | 'assessed-by-others';
  /** What a report of this kind has to contain. */
  readonly required: readonly ReportSection[];
  /** What it may contain; left out where there is nothing to say. */
  readonly optional: readonly ReportSection[];
}

/** The kinds of reports by what they are for. */
export const KINDS_OF_REPORT: Readonly<Record<ReportKind, KindOfReport>> = {
  'self-assessment': {
    title: 'Self-assessment report',
    of: 'self',
    required: ['statement', 'modules', 'results', 'method'],
    optional: ['timeline', 'scope', 'recommendations', 'requirements'],
  },
  assessment: {
    title: 'Assessment report',
    of: 'assessed-by-others',
    required: ['statement', 'modules', 'scope', 'results', 'method'],
    optional: ['timeline', 'environment', 'recommendations', 'comparison'],
  },
  detailed: {
    title: 'Detailed assessment report',
    titleOfSelf: 'Detailed self-assessment report',
    required: ['statement', 'modules', 'scope', 'results', 'environment', 'requirements', 'evidence', 'method'],
    optional: ['timeline', 'recommendations', 'comparison', 'plans'],
  },
  attestation: {
    title: 'Assessment attestation',
    of: 'assessed-by-others',
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

/**
 * Whether a report of this kind says what is true of an assessment by this method: what the organization said of itself is no
 * attestation and no assessment by an assessor, and what an assessor found is no self-assessment.
 */
export function isKindOf(kind: ReportKind, method: Method): boolean {
  const { of } = KINDS_OF_REPORT[kind];
  return of === undefined || of === (method === 'self' ? 'self' : 'assessed-by-others');
}

/** The kinds that fit a method, the one that fits it best first. */
export const kindsFor = (method: Method): readonly ReportKind[] =>
  REPORT_KINDS.filter((kind) => isKindOf(kind, method));

/** What a report is called: in its pages, in the list, and as a file. */
export function reportTitle(kind: ReportKind, method: Method): string {
  const { title, titleOfSelf } = KINDS_OF_REPORT[kind];
  return method === 'self' ? (titleOfSelf ?? title) : title;
}

/** Reports of one assessment that are kept: beyond, somebody says which is not needed any more. */
export const MOST_REPORTS = 50;

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
