import { partOf, reportSource, selfSource, wordText } from '../testing';
import { docxOf } from './docx/docx-of';
import { htmlOf } from './html/html-of';
import { type Report } from './content/blocks';
import { reportOf } from './report';
import { typstInputs } from './typst/typst-inputs';
import { SELF_ASSESSMENT_LABEL } from './words';

/** The pages of each format without what follows the title, and what runs along them. */
const FORMATS: readonly (readonly [format: string, said: (report: Report) => Readonly<Record<string, string>>])[] = [
  ['HTML', (report) => ({ pages: htmlOf(report) })],
  [
    'Word',
    (report) => {
      const file = docxOf(report, 'a4', []);
      const said = (part: string): string => wordText(partOf(file, `word/${part}.xml`));
      return { pages: said('document'), header: said('header'), footer: said('footer') };
    },
  ],
];

describe.each(FORMATS)('a report as %s', (_, said) => {
  const bare = (...of: Parameters<typeof reportOf>): Report => {
    const report = reportOf(...of);
    return { ...report, cover: { kind: 'facts', facts: [] }, blocks: [] };
  };
  const NOTICE = 'Draft: this assessment is not finalized.';

  it('says of a draft above everything else that it is one, and of a version nothing of it', () => {
    const { pages, header = 'Draft' } = said(bare(reportSource({ frozen: null }), { kind: 'detailed' }));
    expect(pages).toContain(NOTICE);
    expect(header).toContain('Draft');
    for (const text of Object.values(said(bare(reportSource(), { kind: 'detailed' }))))
      expect(text).not.toContain('Draft');
  });

  it('says of a self-assessment that nobody else has checked it, and of others nothing of it', () => {
    const { pages, footer = SELF_ASSESSMENT_LABEL } = said(bare(selfSource(), { kind: 'detailed' }));
    expect(pages).toContain(SELF_ASSESSMENT_LABEL);
    expect(footer).toContain(SELF_ASSESSMENT_LABEL);
    for (const text of Object.values(said(bare(reportSource(), { kind: 'detailed' }))))
      expect(text).not.toContain(SELF_ASSESSMENT_LABEL);
  });
});

describe('what the typesetter reads', () => {
  const read = (...of: Parameters<typeof reportOf>): Record<string, unknown> =>
    JSON.parse(typstInputs(reportOf(...of), 'a4').report) as Record<string, unknown>;

  it('says whether a report is a draft, and of a self-assessment that it is one', () => {
    expect(read(reportSource({ frozen: null }), { kind: 'detailed' })).toMatchObject({ draft: true, label: null });
    expect(read(selfSource(), { kind: 'detailed' })).toMatchObject({ draft: false, label: SELF_ASSESSMENT_LABEL });
  });
});
