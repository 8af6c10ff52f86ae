/** The published kinds of reports, one page for executives, and how far plans are for managers. */
export const REPORT_KINDS = [
  'self-assessment',
  'assessment',
  'detailed',
  'attestation',
  'summary',
  'progress',
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** The parts of a report, in the order in which they are printed. */
export const SECTIONS = [
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
export type Section = (typeof SECTIONS)[number];

export interface KindOfReport {
  readonly title: string;
  /** What a report of this kind has to contain. */
  readonly required: readonly Section[];
  /** What it may contain; left out where there is nothing to say. */
  readonly optional: readonly Section[];
}

export const KINDS: Readonly<Record<ReportKind, KindOfReport>> = {
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
export function sectionsOf(kind: ReportKind, chosen?: readonly Section[]): readonly Section[] {
  const { required, optional } = KINDS[kind];
  const picked = chosen ? optional.filter((section) => chosen.includes(section)) : optional;
  return SECTIONS.filter((section) => required.includes(section) || picked.includes(section));
}
