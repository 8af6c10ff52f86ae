import { type FrozenContent2, type FrozenText } from '@certitude/contracts/freezing';
import { ReportKind, reportTitle } from '@certitude/contracts/reporting';
import {
  elements,
  frozen,
  note,
  partOf,
  refusedWords,
  reportSource,
  requirementsOf,
  selfSource,
  withBaseline,
} from '../testing';
import { type Block } from './content/blocks';
import { docxOf } from './docx/docx-of';
import { htmlOf } from './html/html-of';
import { reportOf } from './report';
import { assessed } from './source';
import { typstInputs } from './typst/typst-inputs';

const source = reportSource();
/** Everything that a report says, block by block. */
function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
    case 'notice':
    case 'code':
      return block.text;
    case 'paragraph':
    case 'text-heading':
      return block.inlines.map(({ text }) => text).join('');
    case 'list':
      return block.items.flat().map(textOf).join('\n');
    case 'quote':
    case 'together':
      return block.blocks.map(textOf).join('\n');
    case 'facts':
      return block.facts.map(({ name, value }) => `${name}: ${value}`).join('\n');
    case 'table':
      return [block.caption, ...block.rows.map((row) => row.join(' | '))].join('\n');
    case 'text-table':
      return block.rows.map((row) => row.flatMap(({ blocks }) => blocks.map(textOf)).join(' | ')).join('\n');
    case 'chart':
      return `${block.caption}: ${block.alternative}`;
    case 'rule':
      return '';
  }
}
const saidBy = (kind: ReportKind, of = withBaseline(), sections?: Parameters<typeof reportOf>[1]['sections']) => {
  const report = reportOf(of, { kind, ...(sections && { sections }) });
  return [report.title, report.label ?? '', textOf(report.cover), ...report.blocks.map(textOf)].join('\n');
};

/** What each published kind has to contain: ● always, ○ where it applies. */
const CONTENTS: readonly (readonly [content: string, said: RegExp, kinds: readonly ReportKind[]])[] = [
  [
    'the date of the assessment',
    /Date of the assessment: 20 November 2026/,
    ['self-assessment', 'assessment', 'detailed', 'attestation'],
  ],
  ['its period', /Period of the assessment: 1 October 2026 to 31 October 2026/, ['assessment', 'detailed']],
  [
    'the assessor',
    /Assessor: Ada Lovelace[^]*Another organization \(external\)/,
    ['assessment', 'detailed', 'attestation'],
  ],
  [
    'the model and its version',
    /PKI Maturity Model 2\.0\.0/,
    ['self-assessment', 'assessment', 'detailed', 'attestation'],
  ],
  [
    'use case and scope',
    /Scope and sampling\nCertificates for devices of the field service/,
    ['assessment', 'detailed'],
  ],
  [
    'a description of the use case',
    /Use case\nCertificates for devices[^]*Two tiers, with an offline root/,
    ['detailed'],
  ],
  ['sampling', /Sampling\nThree of nine issuing CAs/, ['detailed']],
  [
    'reasons for what is not in scope',
    /Not applicable \| There is no registration authority\.\n.*Only for device certificates\./,
    ['detailed', 'assessment'],
  ],
  [
    'the overall level with its description',
    /Level 3: Advanced\nPolicies, roles and procedures are defined/,
    ['self-assessment', 'assessment', 'detailed', 'attestation'],
  ],
  [
    'level, percentage and completeness of every module and category',
    /Governance \| Advanced \| 3\.13 \| 62 % \| 22 of 23\n(?:.*\n){5}Management \|/,
    ['self-assessment', 'assessment', 'detailed'],
  ],
  [
    'a chart of modules and one of categories',
    /Score of each module[^]*Score of each category/,
    ['assessment', 'detailed'],
  ],
  [
    'every category with its requirements, results and evidence',
    /Organizational sponsor and support\nLevel: 3, Advanced[^]*Evidence: \[E1\] Key ceremony script 1; \[E2\] Policy\nWhat was found at 0\./,
    ['detailed'],
  ],
  [
    'a recommendation for the next level',
    /Recommendations for the next level[^]*Resilience \| 2 to 3/,
    ['assessment', 'detailed'],
  ],
  [
    'a comparison with a previous assessment',
    /“Yearly assessment 2025”[^]*Overall \| \d\.\d\d \| 3\.08 \| \+0\.\d\d/,
    ['assessment', 'detailed'],
  ],
  [
    'action plans',
    /Rehearse the recovery 1 \| In progress \| Ada Lovelace \| 31 December 2026 \| 1 of 2/,
    ['detailed', 'progress'],
  ],
  [
    'an index of evidence with hashes',
    /E1 \| Key ceremony script 1\nRevision 1, by Ada Lovelace\nFile ceremony\.pdf; Accepted\nValid until 31 January 2027 \| (?:0123456789abcdef){4}/,
    ['detailed'],
  ],
  ['the policy', /Scoring: PKIMM scoring/, ['self-assessment', 'assessment', 'detailed', 'attestation', 'summary']],
];

describe('reports', () => {
  describe.each(CONTENTS)('with %s', (_, said, kinds) => {
    it.each(kinds)('are those of kind %s', (kind) => {
      expect(saidBy(kind)).toMatch(said);
    });
  });

  it('have every requirement of the release in the detailed one, once, in its order', () => {
    const titles = requirementsOf(source.model).map(({ requirement }) => requirement.title);
    const { blocks } = reportOf(source, { kind: 'detailed' });
    const all = blocks.flatMap((block) => (block.kind === 'together' ? block.blocks : [block]));
    const headings = all.flatMap((block) => (block.kind === 'heading' && block.level === 4 ? [block.text] : []));
    expect(headings.filter((title) => titles.includes(title))).toEqual(titles);
  });

  it('leave out what somebody did not pick, and never what a kind requires', () => {
    expect(saidBy('detailed', source, [])).not.toContain('Recommendations for the next level');
    expect(saidBy('detailed', source, [])).toContain('Evidence index');
    expect(saidBy('detailed', source, ['recommendations'])).toContain('Recommendations for the next level');
    expect(saidBy('attestation', source, ['requirements'])).not.toContain('Categories and requirements');
  });

  it('recommend the next step for every category that has one, and as many as one page holds to executives', () => {
    const rows = (kind: ReportKind) => {
      const { blocks } = reportOf(source, { kind });
      const all = blocks.flatMap((block) => (block.kind === 'together' ? block.blocks : [block]));
      const table = all.find((block) => block.kind === 'table' && block.caption.startsWith('The smallest steps'));
      return table?.kind === 'table' ? table : null;
    };
    const { model, score } = assessed(source.content, source.model);
    const open = model.modules.flatMap(({ categories }) =>
      categories.filter(({ id }) => score.categories[id]?.level !== 5),
    );
    expect(open.length).toBeGreaterThan(8);
    expect(
      rows('assessment')
        ?.rows.map(([name]) => name)
        .toSorted(),
    ).toEqual(open.map(({ name }) => name).toSorted());
    expect(rows('summary')?.rows).toHaveLength(6);
    expect(rows('summary')?.caption).not.toContain('each');
  });

  it('say of a self-assessment what it is not, and claim its level', () => {
    const said = saidBy('self-assessment', selfSource());
    expect(said).toContain('Self-assessment — not independently verified — not PKI Consortium certified');
    expect(said).toMatch(
      /Claimed maturity level\nThe result was calculated from ratings that the organization gave itself/,
    );
    expect(said).toMatch(/Method: Self-assessment, low trust/);
  });

  it.each([
    ['self', 'Self-assessment, low trust'],
    ['formal', 'Formal assessment, medium trust'],
    ['third-party', 'Independent third-party assessment, high trust'],
  ] as const)('name the method %s, and how far it can be trusted: %s', (method, words) => {
    const base = method === 'self' ? selfSource() : source;
    const of = { ...base, content: { ...base.content, assessment: { ...base.content.assessment, method } } };
    expect(saidBy(method === 'self' ? 'self-assessment' : 'assessment', of)).toContain(`Method: ${words}`);
  });

  it.each([
    ['1.0.0', 'Basic'],
    ['2.0.0', 'Foundational'],
  ])('call levels as release %s does: %s', (version, name) => {
    expect(saidBy('attestation', reportSource({}, version))).toContain(`2 | ${name} |`);
  });

  it.each(ReportKind.options)('of kind %s claim nothing in their files’ names and properties either', (kind) => {
    for (const each of [withBaseline(), selfSource()]) {
      const report = reportOf(each, { kind });
      const core = partOf(docxOf(report, 'a4', []), 'docProps/core.xml');
      const properties = ['dc:title', 'dc:creator', 'cp:keywords'].flatMap((name) => elements(core, name));
      const [head = ''] = htmlOf(report).split('<style>');
      const { method } = each.content.assessment;
      for (const words of [properties.flatMap(({ children }) => children).join(' '), head, reportTitle(kind, method)])
        expect(refusedWords(words, each)).toBeNull();
    }
  });

  it('say that they are drafts where nothing is finalized', () => {
    expect(saidBy('assessment', reportSource({ frozen: null }))).toMatch(/Version: Draft[^]*is not finalized/);
    expect(saidBy('assessment')).not.toMatch(/draft/i);
  });

  it.each<[string, FrozenContent2['responses']]>([
    ['nothing assessed', source.content.responses.map((answer) => ({ ...answer, level: 0 }))],
    [
      'nothing applicable',
      source.content.responses.map((answer) => ({
        ...answer,
        level: 0,
        applicability: { applicability: 'not-applicable', reason: 'Gone.' },
      })),
    ],
    ['no answers', []],
  ])('are made of an assessment with %s', (_, responses) => {
    for (const kind of ReportKind.options) {
      const of = reportSource({ content: { ...source.content, responses, evidence: [] } });
      expect(saidBy(kind, of)).not.toMatch(/NaN|undefined|null|Infinity|[Ss]core:? 0\.00|\| 0\.00 \| 0 %/);
    }
  });

  it.each(ReportKind.options)('of kind %s use no word that claims what nobody may claim', (kind) => {
    for (const each of [withBaseline(), selfSource()]) expect(refusedWords(saidBy(kind, each), each)).toBeNull();
  });

  it.each(ReportKind.options)('of kind %s never skip a level of headings', (kind) => {
    const { blocks } = reportOf(withBaseline(), { kind });
    const levels = blocks
      .flatMap((block) => (block.kind === 'together' ? block.blocks : [block]))
      .flatMap((block) => (block.kind === 'heading' ? [block.level] : []));
    expect(levels[0]).toBe(2);
    for (const [at, level] of levels.entries()) expect(level - (levels[at - 1] ?? 1)).toBeLessThanOrEqual(1);
  });

  it('are the same for the same content', () => {
    for (const kind of ReportKind.options) {
      const written = () => {
        const report = reportOf(reportSource(), { kind });
        return [htmlOf(report), typstInputs(report, 'a4').report];
      };
      expect(written()).toEqual(written());
    }
  });

  it('print what people wrote as text, whatever it looks like', () => {
    const hostile = ['#set text(red)', '<img src=x onerror=alert(1)>', '=cmd|calc', '"); #panic("x', '</svg><script>'];
    const responses = source.content.responses.map((answer, at) =>
      at === 0 ? { ...answer, rationale: note(...hostile) } : answer,
    );
    const content = { ...source.content, responses, pki: { ...source.content.pki, name: '<b>PKI</b>' } };
    const report = reportOf(reportSource({ content, organization: '"><script>alert(1)</script>' }), {
      kind: 'detailed',
    });
    const html = htmlOf(report);
    expect(html).not.toMatch(/<script|<img src=x|<b>/);
    expect(JSON.parse(typstInputs(report, 'a4').report)).toMatchObject({ organization: '"><script>alert(1)</script>' });
    for (const line of hostile) expect(saidBy('detailed', reportSource({ content }))).toContain(line);
  });

  it('are JSON for strict readers, whatever halves of signs somebody wrote', () => {
    const report = reportOf(reportSource({ organization: 'Half \ud83d of it' }), { kind: 'summary' });
    expect(typstInputs(report, 'a4').report).not.toMatch(/\\ud83d/);
  });

  it('say once what they are of where the statement follows the title on the same page', () => {
    const summary = saidBy('summary', source);
    expect(summary.match(/Organization: /g)).toHaveLength(1);
    expect(summary).toContain('Version: 2');
    expect(saidBy('assessment', source).match(/Organization: /g)).toHaveLength(2);
  });

  it.each(['Recommendations for the next level', 'Comparison with the baseline'])(
    'leave no sentence of "%s" behind, alone at the end of a page',
    (title) => {
      const { blocks } = reportOf(withBaseline(), { kind: 'detailed' });
      const at = blocks.findIndex((block) => block.kind === 'heading' && block.text === title);
      // What is quiet stays with what comes next.
      expect(blocks.slice(at + 1, at + 3)).toMatchObject([{ kind: 'paragraph', tone: 'quiet' }, { kind: 'table' }]);
    },
  );

  it('list their parts in HTML, each leading to its heading, where that is not seen at a glance', () => {
    const report = reportOf(reportSource(), { kind: 'detailed' });
    const html = htmlOf(report);
    const entries = [...html.matchAll(/<li><a href="#([\w-]+)">([^<]+)<\/a><\/li>/g)].map(([, mark, text]) => [
      mark,
      text,
    ]);
    const headings = [...html.matchAll(/<h2 id="([\w-]+)" dir="auto">([^<]+)<\/h2>/g)].map(([, mark, text]) => [
      mark,
      text,
    ]);
    expect(entries.length).toBeGreaterThan(5);
    expect(entries).toEqual(headings);
    expect(htmlOf(reportOf(reportSource(), { kind: 'attestation' }))).not.toContain('<nav');
  });

  it('say in HTML of every cell in a table what it is of', () => {
    const html = htmlOf(reportOf(withBaseline(), { kind: 'detailed' }));
    for (const [row] of html.matchAll(/<tr>.*?<\/tr>/g)) expect(row).toMatch(/^<tr><th scope="(?:col|row)"/);
  });

  it('have places to break a word that is longer than a line, and none in charts and links', () => {
    const address = `https://example.test/${'a'.repeat(60)}`;
    const content = frozen(source.model);
    const link: FrozenText = { type: 'text', text: address, marks: [{ type: 'link', attrs: { href: address } }] };
    const rationale: FrozenText = { type: 'doc', content: [{ type: 'paragraph', content: [link] }] };
    const responses = content.responses.map((answer) => ({ ...answer, rationale }));
    const written = typstInputs(
      reportOf(reportSource({ content: { ...content, responses } }), { kind: 'detailed' }),
      'a4',
    ).report;
    expect(written).toContain(`"link":"${address}"`);
    expect(written).toContain(`"text":"${address.slice(0, 4)}\u200b${address.slice(4, 8)}\u200b`);
    expect(written).toContain(String.raw`<svg xmlns=\"http://www.w3.org/2000/svg\"`);
    expect(written).toContain(`"value":"${'a'.repeat(64)}"`);
    // Chinese has no spaces and needs none.
    expect(
      typstInputs(reportOf(reportSource({ organization: '证'.repeat(60) }), { kind: 'summary' }), 'a4').report,
    ).toContain('证'.repeat(60));
  });
});
