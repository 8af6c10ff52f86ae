import { type FrozenText } from '@certitude/contracts/freezing';
import { REPORT_PAPERS, ReportKind } from '@certitude/contracts/reporting';
import { elements, note, partOf, reportSource, requirementsOf, styleOf, wordParts, wordText } from '../../testing';
import { type Block, type Report } from '../content/blocks';
import { reportOf } from '../report';
import { chartsOf, docxOf, type DrawnChart } from './docx-of';

const DRAWN: DrawnChart = { png: Uint8Array.of(1, 2, 3), width: 640, height: 320 };
const writtenAs = (report: Report) =>
  docxOf(
    report,
    'a4',
    chartsOf(report).map(() => DRAWN),
  );
const documentOf = (report: Report) => partOf(writtenAs(report), 'word/document.xml');
const ofBlocks = (...blocks: Block[]): Report => ({ ...reportOf(reportSource(), { kind: 'summary' }), blocks });
const within = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block) => (block.kind === 'together' ? within(block.blocks) : [block]));
const rich = (...content: FrozenText[]): Report => {
  const source = reportSource();
  const responses = source.content.responses.map((answer, at) =>
    at === 0 ? { ...answer, rationale: { type: 'doc', content } } : answer,
  );
  return reportOf({ ...source, content: { ...source.content, responses } }, { kind: 'detailed' });
};
const words = (text: string, ...marks: string[]): FrozenText => ({
  type: 'text',
  text,
  marks: marks.map((type) => ({ type })),
});
const line = (...content: FrozenText[]): FrozenText => ({ type: 'paragraph', content });

describe('a Word document of a report', () => {
  describe.each(ReportKind.options)('of kind %s', (kind) => {
    const report = reportOf(reportSource(), { kind });
    const document = documentOf(report);
    const paragraphs = elements(document, 'w:p');

    it('has its title as the one heading of level 1, and every other heading at its level', () => {
      const said = paragraphs.flatMap((each) => {
        const [, level] = /^Heading(\d)$/.exec(styleOf(each)) ?? [];
        return level ? [[Number(level), wordText(each).trim()]] : [];
      });
      const headings = within(report.blocks).flatMap((block) =>
        block.kind === 'heading' ? [[block.level, block.text]] : [],
      );
      expect(said).toEqual([[1, report.title], ...headings]);
    });

    it('repeats the line of headings of each table, and says what the table is', () => {
      const tables = within(report.blocks).filter((block) => block.kind === 'table');
      const written = elements(document, 'w:tbl').filter((table) => elements(table, 'w:tblCaption').length > 0);
      expect(written.map((table) => elements(table, 'w:tblCaption')[0]?.attributes['w:val'])).toEqual(
        tables.map(({ caption }) => caption),
      );
      for (const [at, table] of written.entries()) {
        const [head, ...rows] = elements(table, 'w:tr');
        expect(head && elements(head, 'w:tblHeader')).toHaveLength(1);
        expect(head && elements(head, 'w:tc').map((cell) => wordText(cell).trim())).toEqual(
          tables[at]?.columns.map(({ title }) => title),
        );
        expect(rows).toHaveLength(tables[at]?.rows.length ?? 0);
      }
    });

    it('has a picture of every chart, with what the chart says', () => {
      const charts = chartsOf(report);
      expect(elements(document, 'wp:docPr').map(({ attributes }) => attributes['descr'])).toEqual(
        charts.map(({ alternative }) => alternative),
      );
      const parts = wordParts(writtenAs(report));
      for (const at of charts.keys()) expect(parts.get(`word/media/chart${at + 1}.png`)).toEqual(DRAWN.png);
    });

    it('says whose it is, in which language, and numbers its pages', () => {
      const file = writtenAs(report);
      const core = partOf(file, 'docProps/core.xml');
      const value = (name: string) => elements(core, name)[0]?.children.join('');
      expect(value('dc:title')).toBe(`${report.title}: ${report.subtitle}`);
      expect(value('dc:creator')).toBe(report.organization);
      expect(value('dcterms:created')).toBe(`${report.date}T00:00:00Z`);
      expect(elements(partOf(file, 'word/styles.xml'), 'w:lang')[0]?.attributes['w:val']).toBe('en-GB');
      expect(
        elements(partOf(file, 'word/footer.xml'), 'w:fldSimple').map(({ attributes }) => attributes['w:instr']?.trim()),
      ).toEqual(['PAGE', 'NUMPAGES']);
    });

    it('refers to nothing that is not there', () => {
      const file = writtenAs(report);
      const known = elements(partOf(file, 'word/_rels/document.xml.rels'), 'Relationship').map(
        ({ attributes }) => attributes['Id'],
      );
      const styles = elements(partOf(file, 'word/styles.xml'), 'w:style').map(
        ({ attributes }) => attributes['w:styleId'],
      );
      const asked = ['a:blip', 'w:headerReference', 'w:footerReference', 'w:hyperlink'].flatMap((name) =>
        elements(document, name).flatMap(({ attributes }) => attributes['r:embed'] ?? attributes['r:id'] ?? []),
      );
      expect(known).toEqual(expect.arrayContaining(asked));
      const places = elements(document, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name']);
      const inside = elements(document, 'w:hyperlink').flatMap(({ attributes }) => attributes['w:anchor'] ?? []);
      expect(inside).toEqual(places);
      const used = ['w:pStyle', 'w:rStyle', 'w:tblStyle'].flatMap((name) =>
        elements(document, name).map(({ attributes }) => attributes['w:val']),
      );
      expect(styles).toEqual(expect.arrayContaining([...new Set(used)]));
    });

    it('is the same bytes for the same content', () => {
      expect(writtenAs(reportOf(reportSource(), { kind }))).toEqual(writtenAs(report));
    });
  });

  it('has every requirement and what was found in the detailed one', () => {
    const source = reportSource();
    const said = wordText(documentOf(reportOf(source, { kind: 'detailed' })));
    for (const { requirement } of requirementsOf(source.model)) expect(said).toContain(requirement.title);
    expect(said).toContain('What was found at 0.\n');
  });

  it('has what people formatted as it was formatted', () => {
    const document = documentOf(
      rich(
        line(words('Bold', 'bold'), words(' and '), words('both', 'italic', 'underline'), words('code', 'code')),
        { type: 'heading', content: [words('A heading of theirs')] },
        {
          type: 'orderedList',
          attrs: { start: 3 },
          content: [{ type: 'listItem', content: [line(words('Three')), line(words('Still three'))] }],
        },
        {
          type: 'bulletList',
          content: [{ type: 'listItem', content: [{ type: 'codeBlock', content: [words('a\nb')] }] }],
        },
        { type: 'blockquote', content: [line(words('Said'))] },
        line({ ...words('There'), marks: [{ type: 'link', attrs: { href: 'https://example.test/a b?c=<d>&e' } }] }),
      ),
    );
    const runs = elements(document, 'w:r');
    const looks = (text: string) => {
      const run = runs.find((each) => wordText(each) === text);
      return run && ['w:b', 'w:i', 'w:u', 'w:rFonts'].filter((name) => elements(run, name).length > 0);
    };
    expect(looks('Bold')).toEqual(['w:b']);
    expect(looks('both')).toEqual(['w:i', 'w:u']);
    expect(looks('code')).toEqual(['w:rFonts']);
    const paragraph = (text: string) => elements(document, 'w:p').find((each) => wordText(each).trim() === text);
    expect(styleOf(paragraph('A heading of theirs') ?? document)).toBe('TextHeading');
    expect(styleOf(paragraph('Said') ?? document)).toBe('Quote');
    expect(styleOf(paragraph('a\nb') ?? document)).toBe('Code');
    const numbered = (text: string) => elements(paragraph(text) ?? document, 'w:numId')[0]?.attributes['w:val'];
    expect([numbered('Three'), numbered('Still three')]).toEqual(['2', undefined]);
  });

  it('counts each numbered list from where it begins', () => {
    const item = [{ kind: 'paragraph' as const, inlines: [{ text: 'Item' }] }];
    const list = (start: number): Block => ({ kind: 'list', ordered: true, start, items: [item] });
    const file = writtenAs(ofBlocks(list(3), list(1), { kind: 'list', ordered: false, start: 1, items: [item] }));
    const nums = elements(partOf(file, 'word/numbering.xml'), 'w:num').map((num) => [
      num.attributes['w:numId'],
      elements(num, 'w:startOverride')[0]?.attributes['w:val'],
    ]);
    expect(nums).toEqual([
      ['1', undefined],
      ['2', '3'],
      ['3', '1'],
    ]);
    const used = elements(partOf(file, 'word/document.xml'), 'w:numId').map(({ attributes }) => attributes['w:val']);
    expect(used).toEqual(['2', '3', '1']);
  });

  it('leads where a link leads, and holds no address that a word processor refuses', () => {
    const link = (href: string): Block => ({ kind: 'paragraph', inlines: [{ text: 'There', link: href }] });
    const file = writtenAs(
      ofBlocks(
        link('https://example.test/ü?a=1&b="<'),
        link(`https://example.test/${'ü'.repeat(900)}`),
        link('https://[half'),
      ),
    );
    const outside = elements(partOf(file, 'word/_rels/document.xml.rels'), 'Relationship').filter(
      ({ attributes }) => attributes['TargetMode'] === 'External',
    );
    expect(outside.map(({ attributes }) => attributes['Target'])).toEqual(['https://example.test/%C3%BC?a=1&b=%22%3C']);
    expect(elements(partOf(file, 'word/document.xml'), 'w:hyperlink')).toHaveLength(1);
  });

  it('is a file that opens, whatever people wrote into it', () => {
    const hostile = [
      '\u0000\u0008\u000B\u001F\uFFFE',
      'Half \ud83d of it',
      '</w:t><script>&amp;]]>',
      '=cmd|calc',
      'M'.repeat(200),
      'שלום עולם',
      '证书 🔐',
    ];
    const source = reportSource();
    const responses = source.content.responses.map((answer, at) =>
      at === 0 ? { ...answer, rationale: note(...hostile) } : answer,
    );
    const assessment = { ...source.content.assessment, name: `Name\u0001 <&">'` };
    const report = reportOf(
      { ...source, organization: hostile.join(' '), content: { ...source.content, assessment, responses } },
      { kind: 'detailed' },
    );
    const said = wordText(documentOf(report));
    for (const text of hostile.slice(2)) expect(said).toContain(text);
    expect(said).toContain('Half \ufffd of it');
    expect(elements(partOf(writtenAs(report), 'docProps/core.xml'), 'dc:title')[0]?.children.join('')).toContain(
      `Name <&">'`,
    );
  });

  it('has what is written from right to left from right to left', () => {
    const document = documentOf(
      ofBlocks(
        { kind: 'paragraph', inlines: [{ text: '1. שלום PKI' }] },
        { kind: 'paragraph', inlines: [{ text: 'PKI שלום' }] },
      ),
    );
    const directions = elements(document, 'w:p').map(
      (each) => [wordText(each).trim(), elements(each, 'w:bidi').length] as const,
    );
    expect(new Map(directions).get('1. שלום PKI')).toBe(1);
    expect(new Map(directions).get('PKI שלום')).toBe(0);
  });

  it('keeps a paragraph at the end of each cell and after each table', () => {
    const cell = (blocks: Block[]) => ({ header: false, blocks });
    const inner: Block = { kind: 'text-table', rows: [[cell([])]] };
    const document = documentOf(ofBlocks({ kind: 'text-table', rows: [[cell([inner]), cell([])], [cell([])]] }));
    for (const each of elements(document, 'w:tc')) expect(each.children.at(-1)).toMatchObject({ name: 'w:p' });
    expect(elements(document, 'w:tr').map((row) => elements(row, 'w:tc').length)).toEqual([3, 1, 2]);
  });

  it('lists what it consists of in Word’s own field, each entry leading to its heading, where that is not seen at a glance', () => {
    const document = documentOf(reportOf(reportSource(), { kind: 'detailed' }));
    const entries = elements(document, 'w:p').filter((each) => styleOf(each) === 'TOC2');
    const headings = elements(document, 'w:p').filter((each) => styleOf(each) === 'Heading2');
    expect(entries.map(wordText)).toEqual(headings.map(wordText));
    expect(
      entries.flatMap((entry) => elements(entry, 'w:hyperlink')).map((link) => link.attributes['w:anchor']),
    ).toEqual(headings.flatMap((each) => elements(each, 'w:bookmarkStart')).map((mark) => mark.attributes['w:name']));
    // Nothing in it has to be brought up to date: no numbers of pages.
    expect(elements(document, 'w:instrText').map(({ children }) => children.join('').trim())).toEqual([
      String.raw`TOC \o "2-2" \n \h \z`,
    ]);
    expect(elements(document, 'w:fldChar').map(({ attributes }) => attributes['w:fldCharType'])).toEqual([
      'begin',
      'separate',
      'end',
    ]);
    expect(elements(documentOf(reportOf(reportSource(), { kind: 'attestation' })), 'w:instrText')).toEqual([]);
  });

  it('keeps short tables on one page, and facts with their heading and with what is said of them', () => {
    const document = documentOf(reportOf(reportSource(), { kind: 'detailed' }));
    const keeps = (table: ReturnType<typeof documentOf>) =>
      elements(table, 'w:tr').map((row) =>
        elements(row, 'w:p').every((each) => elements(each, 'w:keepNext').length > 0),
      );
    const tables = elements(document, 'w:tbl');
    const levels = tables.find((table) => wordText(table).includes('Not assessed'));
    expect(levels && keeps(levels)).toEqual([true, true, true, true, false]);
    const answer = tables.find((table) => wordText(table).includes('Decided by'));
    expect(answer && keeps(answer).every(Boolean)).toBe(true);
    const blocks: Block[] = [{ kind: 'facts', facts: ['Level', 'Status'].map((name) => ({ name, value: 'Words' })) }];
    const [alone] = elements(documentOf(ofBlocks({ kind: 'together', blocks })), 'w:tbl').slice(-1);
    expect(alone && keeps(alone)).toEqual([true, false]);
    const rows = Array.from({ length: 60 }, () => ['Row', 'Words']);
    const columns = [
      { title: 'What', width: 50 },
      { title: 'Words', width: 50 },
    ];
    const [long] = elements(documentOf(ofBlocks({ kind: 'table', caption: 'Long', columns, rows })), 'w:tbl').slice(-1);
    expect(long && keeps(long)).toEqual([true, ...rows.map(() => false)]);
  });

  it('says of each table whether its first cells are headings', () => {
    const looks = elements(documentOf(reportOf(reportSource(), { kind: 'detailed' })), 'w:tblLook');
    expect(new Set(looks.map(({ attributes }) => attributes['w:firstColumn']))).toEqual(new Set(['1']));
  });

  it.each(REPORT_PAPERS)('is for paper %s', (paper) => {
    const report = reportOf(reportSource(), { kind: 'progress' });
    const size = elements(partOf(docxOf(report, paper, []), 'word/document.xml'), 'w:pgSz')[0]?.attributes;
    expect(size?.['w:h']).toBe(paper === 'a4' ? '16838' : '15840');
    const end = elements(partOf(docxOf(report, paper, []), 'word/footer.xml'), 'w:tab')[0]?.attributes;
    expect(end?.['w:pos']).toBe(paper === 'a4' ? '9638' : '9972');
  });
});
