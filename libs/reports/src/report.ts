import { type ReportKind, type ReportSection, reportTitle, sectionsOf } from '@certitude/contracts/reporting';
import { type Block, facts, paragraph, type Report } from './content/blocks';
import { WRITERS } from './sections';
import { dateOf, versionOf } from './sections/statement';
import { assessed, type ReportSource } from './source';
import { ATTRIBUTION, clipped, METHODS, SELF_ASSESSMENT_LABEL } from './words';

export interface ReportChoice {
  readonly kind: ReportKind;
  /** Of those that the kind leaves open; all of them without it. */
  readonly sections?: readonly ReportSection[];
}

/**
 * Writes a report. The same source and order give the same report.
 * @throws AnswerError when the content does not fit its release
 */
export function reportOf(source: ReportSource, { kind, sections }: ReportChoice): Report {
  const { content, baseline, frozen } = source;
  const isBrief = kind === 'summary';
  const chosen = sectionsOf(kind, sections);
  const input = {
    isBrief,
    source,
    assessed: assessed(content, source.model),
    baseline: baseline && assessed(baseline.content, baseline.model),
  };
  const { assessment, pki, model } = content;
  const about = [
    ['Organization', source.organization],
    ['PKI', pki.name],
    ['Method', METHODS[assessment.method].name],
    ['Model', `PKI Maturity Model ${model.version}`],
    ['Date of the assessment', dateOf(source)],
  ] as const;
  return {
    title: reportTitle(kind, assessment.method),
    subtitle: isBrief ? clipped(assessment.name) : assessment.name,
    label: assessment.method === 'self' ? SELF_ASSESSMENT_LABEL : null,
    organization: source.organization,
    isDraft: frozen === null,
    isCompact: isBrief,
    date: (assessment.conduct?.finishedOn ?? frozen?.finalizedAt ?? source.today).slice(0, 10),
    language: 'en',
    // Without a page for its title, the statement stands right below and says the same.
    cover: facts(isBrief ? [] : [...about, ['Version', versionOf(source)]]),
    blocks: [...chosen.flatMap((section) => WRITERS[section](input)), ...attribution(chosen)],
  };
}

/** Every report has names of the model; the section about it says whose they are. */
const attribution = (sections: readonly ReportSection[]): readonly Block[] =>
  sections.includes('method') ? [] : [paragraph(ATTRIBUTION, 'quiet')];
