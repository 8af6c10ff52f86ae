import { type FrozenContent2 } from '@certitude/contracts/freezing';
import { REPORT_PAPERS } from '@certitude/contracts/reporting';
import { reportOf, type ReportSource, TEMPLATE, typstInputs } from '@certitude/reports';
import { reportSource, selfSource } from '@certitude/reports/testing';
import { PdfMaker } from './pdf-maker.service';

type Names = Pick<ReportSource, 'organization'> & { readonly pki: string; readonly assessment: string };
const named = (source: ReportSource, name: string): ReportSource => {
  const names: Names = { organization: name, pki: name, assessment: name };
  const { assessment, pki, ...rest } = source.content;
  const people = { assessorName: name, assessorCompany: name, assessorPosition: name };
  const content: FrozenContent2 = {
    ...rest,
    assessment: {
      ...assessment,
      name: names.assessment,
      ...(assessment.conduct && { conduct: { ...assessment.conduct, ...people } }),
    },
    pki: { ...pki, name: names.pki },
  };
  return { ...source, organization: names.organization, content };
};
const nothingAssessed = (source: ReportSource): ReportSource => ({
  ...source,
  content: { ...source.content, responses: source.content.responses.map((answer) => ({ ...answer, level: 0 })) },
});

const SOURCES: readonly (readonly [name: string, source: ReportSource])[] = [
  ['as assessments are', reportSource()],
  ['a self-assessment that is a draft', selfSource({ frozen: null })],
  ['nothing assessed', nothingAssessed(reportSource())],
  ['names as long as they may be', named(reportSource(), 'Wide Words Worldwide '.repeat(10).slice(0, 200))],
  ['names without a space', named(reportSource(), 'W'.repeat(200))],
  ['Chinese names', named(reportSource(), '证'.repeat(200))],
  ['Arabic names', named(reportSource(), 'شهادة '.repeat(33).slice(0, 200))],
  ['a self-assessment that is a draft, with long names', named(selfSource({ frozen: null }), 'W'.repeat(200))],
];

describe.each(REPORT_PAPERS)('an executive summary on paper %s', (paper) => {
  const maker = new PdfMaker();

  it.each(SOURCES)('is one page: %s', async (_, source) => {
    const report = reportOf(source, { kind: 'summary' });
    const made = await maker.make({ template: TEMPLATE, inputs: typstInputs(report, paper), madeAt: 0 });
    expect(made.pages).toBe(1);
  });
});
