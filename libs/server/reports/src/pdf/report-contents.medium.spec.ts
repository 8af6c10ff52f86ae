import { isKindOf, ReportKind } from '@certitude/contracts/reporting';
import { type FrozenContent2 } from '@certitude/contracts/freezing';
import { type ReportSource } from '@certitude/reports';
import { note, refusedWords, reportSource, requirementsOf, selfSource, withBaseline } from '@certitude/reports/testing';
import { elementsOf } from '../testing/pdf/pdf-structure';
import { problemsOf } from '../testing/pdf/pdf-check';
import { pdfOf, type ReadPdf } from '../testing/report-files';

/** What reports of a kind are made of here: of an assessment by others where that is true of the kind. */
const sourceOf = (kind: ReportKind): ReportSource => (isKindOf(kind, 'formal') ? withBaseline() : selfSource());

/** By kind: the published contents, as they stand in the text of the PDF itself. */
const CONTENTS: readonly (readonly [content: string, said: RegExp, kinds: readonly ReportKind[]])[] = [
  [
    'the date of the assessment',
    /Date of the assessment 20 November 2026/,
    ['self-assessment', 'assessment', 'detailed', 'attestation', 'summary'],
  ],
  ['its period', /Period of the assessment 1 October 2026 to 31 October 2026/, ['assessment', 'detailed']],
  [
    'the assessor, internal or external',
    /Assessor Ada Lovelace.* Assessor is from Another organization \(external\)/,
    ['assessment', 'detailed', 'attestation'],
  ],
  [
    'model and version',
    /Model PKI Maturity Model 2\.0\.0/,
    ['self-assessment', 'assessment', 'detailed', 'attestation', 'summary'],
  ],
  [
    'use case and scope',
    /Scope and sampling Certificates for devices of the field service\. Applicable 74 Partially applicable 1 Not applicable 1/,
    ['assessment', 'detailed'],
  ],
  [
    'a description of the use case',
    /Use case Certificates for devices.* Components One root.* High-level design Two tiers/,
    ['detailed'],
  ],
  ['sampling', /Sampling Three of nine issuing CAs, chosen by number of certificates\./, ['detailed']],
  [
    'reasons for the scope',
    /Not applicable There is no registration authority\..*Partially applicable Only for device certificates\./,
    ['assessment', 'detailed'],
  ],
  [
    'the level with its description',
    /Level 3: Advanced Policies, roles and procedures are defined, documented and followed/,
    ['assessment', 'detailed', 'attestation', 'summary'],
  ],
  [
    'the claimed level with its description',
    /Claimed maturity level .*Level 2: Foundational The basics are in place/,
    ['self-assessment'],
  ],
  [
    'a chart of modules',
    /Governance \d\.\d\d Management \d\.\d\d Operations \d\.\d\d Resources \d\.\d\d Score of each module/,
    ['self-assessment', 'assessment', 'detailed', 'attestation', 'summary'],
  ],
  [
    'a chart of categories',
    /Categories compared .*Score of each category/,
    ['self-assessment', 'assessment', 'detailed'],
  ],
  [
    'a recommendation for the next level',
    /Recommendations for the next level .*Resilience 2 to 3 0\.04/,
    ['assessment', 'detailed', 'summary'],
  ],
  [
    'a comparison',
    /Comparison with the baseline The baseline is “Yearly assessment 2025”.*Overall \d\.\d\d 3\.08 \+\d\.\d\d/,
    ['assessment', 'detailed', 'progress'],
  ],
  [
    'action plans',
    /All action plans .*Rehearse the recovery 1 In progress Ada Lovelace 31 December 2026 1 of 2/,
    ['detailed', 'progress'],
  ],
  [
    'the index of evidence',
    /Evidence index .*E1 Key ceremony script 1 Revision 1, by Ada Lovelace .*0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef/,
    ['detailed'],
  ],
  [
    'whose the names of the model are',
    /PKI Maturity Model of the PKI Consortium, licensed under CC BY 4\.0/,
    ReportKind.options,
  ],
  [
    'policy and completeness beside the score',
    /Overall score \d\.\d\d of 5, \d+ % Scoring PKIMM scoring Assessed \d+ of \d+/,
    ReportKind.options,
  ],
];

describe.each(ReportKind.options)('a PDF of kind %s', (kind) => {
  const source = sourceOf(kind);
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = await pdfOf(source, { kind });
  });

  it.each(CONTENTS.filter(([, , kinds]) => kinds.includes(kind)))('holds %s', (_, said) => {
    expect(pdf.text).toMatch(said);
  });

  it('is tagged so that it can be read without seeing it', () => {
    expect(problemsOf(pdf.structure)).toEqual([]);
    expect(pdf.standard).toBe('pdf-ua-1');
    expect(pdf.structure.pages).toBe(pdf.pages.length);
    for (const [at, page] of pdf.pages.entries())
      expect(page).toMatch(new RegExp(`Page ${at + 1} of ${pdf.pages.length}$`));
  });

  it('says in no word, and in no property, what nobody may claim', () => {
    expect(refusedWords(pdf.text, source)).toBeNull();
    expect(refusedWords(Object.values(pdf.structure.info).join('\n'), source)).toBeNull();
    expect(refusedWords(pdf.structure.bookmarks.join('\n'), source)).toBeNull();
  });
});

describe('a PDF', () => {
  it.each(['self-assessment', 'assessment', 'detailed'] as const)(
    'of kind %s has every module and category with its level',
    async (kind) => {
      const source = sourceOf(kind);
      const { text, structure } = await pdfOf(source, { kind });
      for (const { name, categories } of source.model.modules) {
        expect(text).toMatch(
          new RegExp(`${name} (Initial|Foundational|Advanced|Managed|Optimized) \\d\\.\\d\\d \\d+ % \\d+ of \\d+`),
        );
        for (const category of categories)
          expect(text).toMatch(
            new RegExp(
              `${name}: ${category.name} (Initial|Foundational|Advanced|Managed|Optimized) \\d\\.\\d\\d \\d+ % \\d+ of \\d+`,
            ),
          );
      }
      expect((structure.tree ? elementsOf(structure.tree) : []).filter(({ tag }) => tag === 'Figure')).toHaveLength(3);
    },
  );

  it('in detail has every requirement with its result, what was found, and its evidence', async () => {
    const source = reportSource();
    const { text, structure } = await pdfOf(source, { kind: 'detailed' });
    const requirements = requirementsOf(source.model);
    const titles = requirements.map(({ requirement }) => requirement.title);
    expect(structure.bookmarks.filter((bookmark) => titles.includes(bookmark))).toEqual(titles);
    for (const title of titles)
      expect(text).toMatch(
        new RegExp(`${title.replace(/[()./]/g, '\\$&')} Level (?:[1-5], \\w+|Not applicable|Not assessed) `),
      );
    for (const at of requirements.keys()) if (at !== 4) expect(text).toContain(`What was found at ${at}.`);
    expect(text).toContain('Evidence [E1] Key ceremony script 1; [E2] Policy');
  });

  it('says on its first page what it consists of and where, unless that is seen at a glance', async () => {
    const { pages, structure } = await pdfOf(reportSource(), { kind: 'detailed' });
    const page = pages.findIndex((text) => text.includes('E1 Key ceremony script 1')) + 1;
    expect(pages[0]).toMatch(new RegExp(`Contents .*Evidence index[ .]*${page} `));
    expect((structure.tree ? elementsOf(structure.tree) : []).map(({ tag }) => tag)).toContain('TOCI');
    expect((await pdfOf(reportSource(), { kind: 'attestation' })).pages[0]).not.toContain('Contents');
  });

  it('says nothing of a comparison without a baseline, and recommends nothing where nothing is missing', async () => {
    const source = reportSource();
    const { text } = await pdfOf(
      changed(source, ({ responses }) => ({
        responses: responses.map((answer) => ({
          ...answer,
          level: 5 as const,
          applicability: { applicability: 'applicable' },
        })),
        plans: { sha256: 'c'.repeat(64), items: [] },
      })),
      { kind: 'detailed' },
    );
    expect(text).not.toMatch(/Comparison with the baseline|Recommendations for the next level/);
    expect(text).toContain('There are no action plans.');
  });

  it('has the levels on the page that tells of the method', async () => {
    const { pages } = await pdfOf(reportSource(), { kind: 'attestation' });
    expect(pages.find((text) => text.includes('About the model'))).toMatch(/What it stands for.*CC BY 4\.0/);
  });

  it('says on each page of a self-assessment what it is not', async () => {
    for (const kind of ReportKind.options.filter((each) => isKindOf(each, 'self'))) {
      const { pages } = await pdfOf(selfSource(), { kind });
      for (const page of pages)
        expect(page).toContain('Self-assessment — not independently verified — not PKI Consortium certified');
    }
  });
});

type Changed = Partial<Pick<FrozenContent2, 'responses' | 'evidence' | 'plans'>>;
const changed = (source: ReportSource, changes: (content: FrozenContent2) => Changed): ReportSource => ({
  ...source,
  content: { ...source.content, ...changes(source.content) },
});
const SPARSE: readonly (readonly [name: string, changes: (content: FrozenContent2) => Changed])[] = [
  [
    'an empty assessment',
    () => ({ responses: [], evidence: [], plans: { sha256: null, items: [] } as unknown as FrozenContent2['plans'] }),
  ],
  [
    'nothing assessed',
    ({ responses }) => ({ responses: responses.map((answer) => ({ ...answer, level: 0 as const, rationale: null })) }),
  ],
  [
    'nothing applicable',
    ({ responses }) => ({
      responses: responses.map((answer) => ({
        ...answer,
        level: 0 as const,
        applicability: { applicability: 'not-applicable', reason: 'Gone.' } as const,
      })),
    }),
  ],
];

describe.each(SPARSE)('a PDF of %s', (_, changes) => {
  it.each(ReportKind.options)('of kind %s is whole and tagged', async (kind) => {
    const pdf = await pdfOf(changed(sourceOf(kind), changes), { kind });
    expect(problemsOf(pdf.structure)).toEqual([]);
    expect(pdf.text).not.toMatch(/NaN|undefined|\bnull\b|Infinity/);
  });
});

describe('a PDF of what people write', () => {
  const written = (...lines: string[]) =>
    changed(reportSource(), ({ responses }) => ({
      responses: responses.map((answer, at) => (at === 0 ? { ...answer, rationale: note(...lines) } : answer)),
    }));

  it.each([
    ['code of the typesetter', '#set text(red); #panic("boom") $x^2$ *bold* _it_ `raw` <label> @ref // none'],
    ['HTML', '<script>alert(1)</script><b>&amp;</b>'],
    ['a formula', '=HYPERLINK("https://example.test";"x")+cmd|calc'],
    ['a word of 200 characters', 'M'.repeat(200)],
    ['Chinese', '证书颁发机构的密钥仪式'],
    ['traditional Chinese', '憑證頒發機構的金鑰儀式'],
    ['Korean', '인증 기관의 키는 안전한 방에서 생성됩니다'],
    ['Japanese', '認証局の鍵は安全な部屋で作成されます。カタカナ'],
    ['Greek and Cyrillic', 'Ἀρχή πιστοποίησης, Удостоверяющий центр'],
    ['Hindi', 'प्रमाणपत्र'],
    ['an emoji', 'Done 😀'],
  ])('has %s as its text', async (_, line) => {
    const pdf = await pdfOf(written(line), { kind: 'detailed', sections: [] });
    expect(pdf.text.replaceAll(' ', '')).toContain(line.replaceAll(' ', ''));
    expect(problemsOf(pdf.structure)).toEqual([]);
  });

  it.each([
    ['Hebrew', 'שלום עולם'],
    ['Arabic', 'سلطة التصديق'],
  ])('has %s, in whichever order a reader of PDFs gives it', async (_, line) => {
    const pdf = await pdfOf(written(line), { kind: 'detailed', sections: [] });
    const signs = (words: string) => [...words.normalize('NFKC').replaceAll(' ', '')].sort().join('');
    const said = /[\p{sc=Hebrew}\p{sc=Arabic} ]{5,}/u.exec(pdf.text)?.[0] ?? '';
    expect(signs(said)).toBe(signs(line));
    expect(problemsOf(pdf.structure)).toEqual([]);
  });

  it('is tagged all the same where no font has a sign, and says that it is not PDF/UA', async () => {
    const pdf = await pdfOf(written('Done ᚠ 🔐 ไทย \u{378} 👩\u{200d}💻'), { kind: 'detailed', sections: [] });
    expect(pdf.standard).toBe('tagged');
    // It says which, where everybody begins to read.
    expect(pdf.pages[0]).toContain(
      'boxes stand for them: Thai (U+0E17, U+0E22, U+0E44); symbols (U+1F469, U+1F4BB, U+1F510); others (U+0378, U+16A0).',
    );
    expect(problemsOf(pdf.structure)).toEqual(['It does not show its title.', 'It does not say that it is PDF/UA-1.']);
  });

  it('is whole with 300 pages', async () => {
    const lines = Array.from(
      { length: 190 },
      (_, at) => `Line ${at} of what was found, which is as long as lines of notes are.`,
    );
    const source = changed(reportSource(), ({ responses }) => ({
      responses: responses.map((answer) => ({ ...answer, rationale: note(...lines) })),
    }));
    const pdf = await pdfOf(source, { kind: 'detailed' });
    expect(pdf.pages.length).toBeGreaterThan(300);
    expect(pdf.text.match(/Line 189 of what was found/g)).toHaveLength(76);
    expect(problemsOf(pdf.structure)).toEqual([]);
  }, 60_000);
});
